'use client'
import {
  Button,
  ConfirmationModal,
  Pill,
  useDocumentInfo,
  useFormModified,
  useModal,
  useTranslation,
} from '@payloadcms/ui'
import React from 'react'

import type { ProposalStatus } from '../../../domain/proposals/status.js'
import type { ProposalAction } from './actions.js'

import { useText } from '../../shared/useText.js'
import { actionsOf } from './actions.js'
import { History } from './History.client.js'
import { useProposal } from './useProposal.js'
import { useSteps } from './useSteps.js'
import './index.css'

const PILLS: Record<ProposalStatus, 'error' | 'light' | 'success' | 'warning'> = {
  accepted: 'success',
  draft: 'light',
  rejected: 'error',
  sent: 'warning',
  viewed: 'warning',
}

const REVOKE_MODAL = 'crm-revoke-link'

/** The most likely step stands out. */
const PRIMARY: ProposalAction[] = ['copyLink', 'openOrder', 'order', 'send']

const idOf = (value: unknown): null | number | string =>
  typeof value === 'object' && value !== null
    ? (value as { id: number | string }).id
    : ((value as null | number | string | undefined) ?? null)

/** Where a proposal stands: who took which step, its link, and what may be done with it now. */
export const ProposalPanel = ({
  ordersSlug,
  proposalsSlug,
}: {
  ordersSlug: string
  proposalsSlug: string
}) => {
  const { hasSavePermission } = useDocumentInfo()
  const { t } = useTranslation<object, string>()
  const { text } = useText()
  const { openModal } = useModal()
  const isModified = useFormModified()
  const { reload, shown } = useProposal()
  const { isBusy, open, take, url } = useSteps({ ordersSlug, proposalsSlug, reload, shown })
  if (!shown) {
    return null
  }
  const { order, proposal } = shown
  const { isExpired, linkRevokedAt, revision, revisionOf, status, supersededBy } = proposal
  const isDraft = status === 'draft'
  const isRevoked = Boolean(linkRevokedAt)
  const [former, newer] = [idOf(revisionOf), idOf(supersededBy)]
  const actions = hasSavePermission
    ? actionsOf({
        hasOrder: order !== null,
        isExpired: Boolean(isExpired),
        isRevoked,
        isSuperseded: newer !== null,
        status,
      })
    : []

  const start = (action: ProposalAction): void => {
    if (action === 'revokeLink') {
      openModal(REVOKE_MODAL)
    } else {
      void take(action)
    }
  }

  return (
    <section aria-label={text('proposalEditor:title')} className="crm-proposal-panel field-type">
      <div className="crm-proposal-panel__head">
        <Pill pillStyle={PILLS[status]} size="small">
          {t(`crm:proposalStatuses:${status}`)}
        </Pill>
        {isExpired && (
          <Pill pillStyle="error" size="small">
            {text('proposalEditor:expired')}
          </Pill>
        )}
        <span>{text('proposalEditor:revision', { revision: revision ?? 1 })}</span>
        {former !== null && (
          <Button buttonStyle="none" margin={false} onClick={() => open(proposalsSlug, former)}>
            {text('proposalEditor:revisionOf')}
          </Button>
        )}
        {newer !== null && (
          <Button buttonStyle="none" margin={false} onClick={() => open(proposalsSlug, newer)}>
            {text('proposalEditor:superseded')}
          </Button>
        )}
      </div>
      <History proposal={proposal} />
      {actions.length > 0 && (
        <div className="crm-proposal-panel__actions">
          {actions.map((action) => (
            <Button
              buttonStyle={PRIMARY.includes(action) ? 'primary' : 'secondary'}
              disabled={isBusy || (action === 'send' && isModified)}
              key={action}
              margin={false}
              onClick={() => start(action)}
              size="medium"
            >
              {text(`proposalEditor:${action}`)}
            </Button>
          ))}
        </div>
      )}
      {url !== null && (
        <label className="crm-proposal-panel__link">
          {text('proposalEditor:link')}
          <input
            aria-label={text('proposalEditor:link')}
            onFocus={(event) => event.currentTarget.select()}
            readOnly
            type="text"
            value={url}
          />
        </label>
      )}
      {isDraft && isModified && (
        <p className="crm-proposal-panel__hint">{text('proposalEditor:saveFirst')}</p>
      )}
      {isRevoked && (
        <p className="crm-proposal-panel__hint">{text('proposalEditor:linkRevoked')}</p>
      )}
      {!isDraft && status !== 'accepted' && newer === null && (
        <p className="crm-proposal-panel__hint">{text('proposalEditor:sentHint')}</p>
      )}
      <ConfirmationModal
        body={text('proposalEditor:confirmRevoke')}
        confirmingLabel={text('proposalEditor:revokeLink')}
        confirmLabel={text('proposalEditor:revokeLink')}
        heading={text('proposalEditor:revokeLink')}
        modalSlug={REVOKE_MODAL}
        onConfirm={() => take('revokeLink')}
      />
    </section>
  )
}
