'use client'
import { Button } from '@payloadcms/ui'
import React, { useCallback, useId, useState } from 'react'

import type { Choice } from '../../../domain/shared/merge/mergeChanges.js'

import { formatNames } from '../../shared/format.js'
import { Modal } from '../../shared/Modal/index.client.js'
import '../../shared/tokens.css'
import { useText } from '../../shared/useText.js'
import { Side } from '../Side/index.client.js'
import './index.css'

/** A field both sides changed, with both values as people read them. */
export type ConflictItem = {
  label: string
  mine: React.ReactNode
  name: string
  theirs: React.ReactNode
}

export type Choices = Record<string, Choice>

const Item = ({
  byline,
  choice,
  item: { name, label, mine, theirs },
  onChoose,
}: {
  byline?: string
  choice?: Choice
  item: ConflictItem
  /** Left out where the buttons below choose. */
  onChoose?: (choice: Choice) => void
}) => {
  const { text } = useText()
  const group = useId()
  const radioOf = (side: Choice) =>
    onChoose && {
      name: group,
      checked: choice === side,
      onChange: () => onChoose(side),
    }
  return (
    <fieldset className="crm-conflict__item" data-field={name}>
      <legend>{label}</legend>
      <div className="crm-conflict__sides">
        <Side heading={text('conflict:mine')} radio={radioOf('mine')}>
          {mine}
        </Side>
        <Side heading={text('conflict:theirs')} note={byline} radio={radioOf('theirs')}>
          {theirs}
        </Side>
      </div>
    </fieldset>
  )
}

/** What needs no choice, said so that nobody wonders. */
const Settled = ({ kept, taken }: { kept: string[]; taken: string[] }) => {
  const { language, text } = useText()
  return kept.length + taken.length > 0 ? (
    <ul className="crm-conflict__settled">
      {kept.length > 0 ? (
        <li>{text('conflict:kept', { fields: formatNames({ language, names: kept }) })}</li>
      ) : null}
      {taken.length > 0 ? (
        <li>{text('conflict:taken', { fields: formatNames({ language, names: taken }) })}</li>
      ) : null}
    </ul>
  ) : null
}

/**
 * Two edits of one record side by side, where both changed the same fields: which value is to stay.
 * One field is answered by its button, several by a choice each, or all at once.
 */
export const ConflictDialog = ({
  slug,
  backLabel,
  byline,
  hint = '',
  items,
  kept = [],
  onAnswer,
  taken = [],
  title,
}: {
  backLabel: string
  /** Whose the other values are, and since when, as far as known. */
  byline?: string
  /** What to know before choosing. */
  hint?: string
  items: ConflictItem[]
  /** Labels of fields only I changed, and of those only they changed. */
  kept?: string[]
  /** `null` leaves everything as it is. */
  onAnswer: (choices: Choices | null) => void
  slug: string
  taken?: string[]
  title: string
}) => {
  const { text } = useText()
  const [choices, setChoices] = useState<Choices>({})
  const isSingle = items.length === 1
  const isComplete = items.every(({ name }) => choices[name])
  const answerAll = (choice: Choice) =>
    onAnswer(Object.fromEntries(items.map(({ name }) => [name, choice])))
  const onClose = useCallback(() => onAnswer(null), [onAnswer])

  return (
    <Modal initialFocus={`#${slug}-start`} onClose={onClose} size="large" slug={slug} title={title}>
      <div className="crm-conflict">
        <p className="crm-conflict__intro" id={`${slug}-start`} tabIndex={-1}>
          {text('conflict:intro', { count: items.length })} {hint}
        </p>
        {items.map((item) => (
          <Item
            byline={byline}
            choice={choices[item.name]}
            item={item}
            key={item.name}
            onChoose={
              isSingle
                ? undefined
                : (choice) => setChoices((before) => ({ ...before, [item.name]: choice }))
            }
          />
        ))}
        <Settled kept={kept} taken={taken} />
        <div className="crm-modal__actions crm-conflict__actions">
          {isSingle ? null : (
            <Button
              disabled={!isComplete}
              margin={false}
              onClick={() => onAnswer(choices)}
              size="medium"
            >
              {text('conflict:save')}
            </Button>
          )}
          <Button
            buttonStyle={isSingle ? 'primary' : 'secondary'}
            margin={false}
            onClick={() => answerAll('mine')}
            size="medium"
          >
            {text(isSingle ? 'conflict:keepMine' : 'conflict:keepAllMine')}
          </Button>
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => answerAll('theirs')}
            size="medium"
          >
            {text(isSingle ? 'conflict:takeTheirs' : 'conflict:takeAllTheirs')}
          </Button>
          <Button buttonStyle="transparent" margin={false} onClick={onClose} size="medium">
            {backLabel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
