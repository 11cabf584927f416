'use client'
import { Button, CheckboxInput, toast, useConfig } from '@payloadcms/ui'
import React, { useMemo, useState } from 'react'

import type { MergeSide } from '../../../domain/duplicates/planMerge.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { TwinDoc } from '../types.js'

import { namedFields } from '../../../domain/shared/merge/fieldShapes.js'
import '../../conflict/ConflictDialog/index.css'
import { Side } from '../../conflict/Side/index.client.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useDuplicateText } from '../useDuplicateText.js'
import '../index.css'
import { FieldChoice } from './FieldChoice.client.js'
import './index.css'
import { Moves } from './Moves.client.js'
import { usePreview } from './usePreview.js'

const NO_CHOICES: Record<string, MergeSide> = {}

/** What tells two records apart at a glance. */
const summaryOf = ({ domain, email, phone }: TwinDoc): string =>
  [email, domain, phone].filter(Boolean).join(' · ')

/** Two records on the way to being one: which of them stays, and what it will say, field by field. */
export const MergeDialog = ({
  slug: collection,
  kind,
  onClose,
  onMerged,
  twins,
}: {
  kind: DuplicateKind
  onClose: () => void
  onMerged: () => void
  slug: string
  /** The first is proposed to stay. */
  twins: [TwinDoc, TwinDoc]
}) => {
  const { text } = useDuplicateText()
  const { getEntityConfig } = useConfig()
  const request = useCRMRequest()
  const [first, setFirst] = useState(true)
  const [choices, setChoices] = useState(NO_CHOICES)
  const [isOnePerson, setIsOnePerson] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<null | string>(null)
  const [winner, loser] = first ? twins : [twins[1], twins[0]]
  const asked = usePreview({ choices, kind, loser: loser.id, winner: winner.id })
  // Until the answer is about these two that way round, there is nothing to show.
  const preview = asked.preview?.winner.id === winner.id ? asked.preview : null
  const fields = useMemo(
    () =>
      new Map(
        namedFields(getEntityConfig({ collectionSlug: collection }).fields).map((field) => [
          field.name,
          field,
        ]),
      ),
    [collection, getEntityConfig],
  )
  const hasTwoLogins = Boolean(winner.login && loser.login && winner.login !== loser.login)

  const choose = (name: string, side: MergeSide | undefined): void => {
    const { [name]: _, ...others } = choices
    setChoices(side ? { ...others, [name]: side } : others)
  }
  const stay = (isFirst: boolean): void => {
    setFirst(isFirst)
    setChoices(NO_CHOICES)
  }
  const merge = async (): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    const answer = await request({
      body: {
        confirmLogins: isOnePerson,
        fields: choices,
        loser: loser.id,
        versions: { loser: preview!.loser.updatedAt, winner: preview!.winner.updatedAt },
      },
      method: 'POST',
      path: `/crm/${kind}/${winner.id}/merge`,
    })
    setIsBusy(false)
    if (answer.ok) {
      toast.success(text('merge:merged', { loser: loser.name ?? '', winner: winner.name ?? '' }))
      onMerged()
    } else {
      setProblem(answer.error.message)
    }
  }

  return (
    <Modal onClose={onClose} size="large" slug="crm-merge" title={text('merge:title')}>
      <div className="crm-conflict crm-merge">
        <fieldset className="crm-conflict__item">
          <legend>{text('merge:keep')}</legend>
          <div className="crm-conflict__sides">
            {twins.map((twin, index) => (
              <Side
                heading={twin.name ?? String(twin.id)}
                key={twin.id}
                radio={{
                  name: 'crm-merge-winner',
                  checked: twin === winner,
                  onChange: () => stay(index === 0),
                }}
              >
                {summaryOf(twin)}
              </Side>
            ))}
          </div>
        </fieldset>
        {asked.problem ? (
          <p className="crm-twins__error" role="alert">
            {asked.problem}
          </p>
        ) : null}
        {preview ? (
          <>
            <h3>{text('merge:kept')}</h3>
            {preview.fields.length === 0 ? <p>{text('merge:nothingDiffers')}</p> : null}
            {preview.fields.map((merged) => {
              const field = fields.get(merged.name)
              return field ? (
                <FieldChoice
                  choice={choices[merged.name]}
                  field={field}
                  key={merged.name}
                  merged={merged}
                  onChoose={(side) => choose(merged.name, side)}
                  sides={preview}
                />
              ) : null
            })}
            <Moves moves={preview.moves} />
          </>
        ) : null}
        {hasTwoLogins ? (
          <CheckboxInput
            checked={isOnePerson}
            id="crm-merge-logins"
            label={text('merge:confirmLogins')}
            onToggle={() => setIsOnePerson(!isOnePerson)}
          />
        ) : null}
        {problem ? (
          <p className="crm-twins__error" role="alert">
            {problem}
          </p>
        ) : null}
        <div className="crm-modal__actions crm-conflict__actions">
          <Button
            disabled={
              !preview || asked.problem !== null || isBusy || (hasTwoLogins && !isOnePerson)
            }
            margin={false}
            onClick={() => void merge()}
            size="medium"
          >
            {text('merge:confirm')}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
            {text('merge:cancel')}
          </Button>
          <p className="crm-merge__hint">{text('merge:undoHint')}</p>
        </div>
      </div>
    </Modal>
  )
}
