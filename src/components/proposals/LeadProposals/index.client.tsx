'use client'
import {
  Button,
  Pill,
  toast,
  useConfig,
  useDocumentInfo,
  useFormFields,
  useTranslation,
} from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useEffect, useState } from 'react'

import type { Proposal } from '../../../domain/proposals/types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { formatMoney } from '../../shared/format.js'
import { useRouter } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'
import './index.css'

/** The proposals of a lead, and a new one for it at a click. */
export const LeadProposals = ({
  currency,
  proposalsSlug,
}: {
  currency: string
  proposalsSlug: string
}) => {
  const { config } = useConfig()
  const { id, hasSavePermission } = useDocumentInfo()
  const { t } = useTranslation<object, string>()
  const { language, text } = useText()
  const request = useCRMRequest()
  const router = useRouter()
  const company = useFormFields(([fields]) => fields.companyName?.value)
  const [proposals, setProposals] = useState<null | Proposal[]>(null)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    const controller = new AbortController()
    if (id !== undefined && id !== null) {
      void request<{ docs: Proposal[] }>({
        path: `/crm/proposals?lead_id=${id}&limit=100&sort=-createdAt`,
        signal: controller.signal,
      }).then((answer) => {
        if (answer.ok && !controller.signal.aborted) {
          setProposals(answer.value.docs)
        }
      })
    }
    return () => controller.abort()
  }, [id, request])

  const addressOf = (proposal: number | string): string =>
    formatAdminURL({
      adminRoute: config.routes.admin,
      path: `/collections/${proposalsSlug}/${proposal}`,
    })

  const create = async (): Promise<void> => {
    setBusy(true)
    const answer = await request<{ doc: Proposal }>({
      body: { name: String(company), lead: id },
      method: 'POST',
      path: '/crm/proposals',
    })
    setBusy(false)
    if (answer.ok) {
      router.push(addressOf(answer.value.doc.id))
    } else {
      toast.error(answer.error.message)
    }
  }

  return proposals ? (
    <section className="crm-lead-proposals field-type">
      <div className="crm-lead-proposals__head">
        <h3>{text('proposalEditor:proposals')}</h3>
        {hasSavePermission && (
          <Button
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={() => void create()}
            size="small"
          >
            {text('proposalEditor:newProposal')}
          </Button>
        )}
      </div>
      {proposals.length === 0 ? (
        <p>{text('proposalEditor:none')}</p>
      ) : (
        <ul>
          {proposals.map(({ id: proposal, name, revision, status, totalValue }) => (
            <li key={proposal}>
              <a href={addressOf(proposal)}>{name}</a>
              <span>{text('proposalEditor:revision', { revision: revision ?? 1 })}</span>
              <Pill size="small">{t(`crm:proposalStatuses:${status}`)}</Pill>
              <strong>{formatMoney({ amount: totalValue, currency, language })}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  ) : null
}
