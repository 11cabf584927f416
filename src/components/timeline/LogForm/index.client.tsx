'use client'
import { Button, toast } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import type { LoggedType } from '../../../domain/activities/types.js'
import type { BoardPerson } from '../../../domain/board/types.js'

import {
  ACTIVITY_DIRECTIONS,
  ACTIVITY_SENTIMENTS,
  LOGGED_TYPES,
} from '../../../domain/activities/types.js'
import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { SelectRow, TextareaRow, TextRow } from '../../shared/form/rows.client.js'
import { useText } from '../../shared/useText.js'
import { useWords } from '../useWords.js'

type Values = Record<
  'assignee' | 'body' | 'direction' | 'dueAt' | 'minutes' | 'outcome' | 'sentiment' | 'subject',
  string
>

const EMPTY: Values = {
  assignee: '',
  body: '',
  direction: '',
  dueAt: '',
  minutes: '',
  outcome: '',
  sentiment: '',
  subject: '',
}

/** Which fields a type has, in the order of the form. */
const FIELDS: Record<LoggedType, (keyof Values)[]> = {
  call: ['subject', 'direction', 'minutes', 'outcome', 'sentiment', 'body'],
  email: ['subject', 'direction', 'outcome', 'sentiment', 'body'],
  meeting: ['subject', 'minutes', 'outcome', 'sentiment', 'body'],
  note: ['subject', 'body'],
  sms: ['direction', 'outcome', 'sentiment', 'body'],
  task: ['subject', 'dueAt', 'assignee', 'body'],
}

/** What the form says, as the route takes it: fields of another type stay behind. */
const toBody = ({ type, values }: { type: LoggedType; values: Values }) => {
  const given = FIELDS[type].filter((field) => values[field].trim() !== '')
  const { minutes, ...others } = Object.fromEntries(given.map((field) => [field, values[field]]))
  return {
    type,
    ...others,
    ...(minutes === undefined ? {} : { durationSeconds: Math.round(Number(minutes) * 60) }),
  }
}

const toField = (field: string | undefined): keyof Values | undefined =>
  field === 'durationSeconds' ? 'minutes' : (field as keyof Values | undefined)

/** Writes down what happened, or what is to be done, right where one reads what happened before. */
export const LogForm = ({
  type,
  on,
  onLogged,
  onType,
  people,
  user,
}: {
  /** What it hangs on. */
  on: Record<string, number | string>
  onLogged: () => void
  onType: (type: LoggedType) => void
  people: BoardPerson[]
  /** What is written down. */
  type: LoggedType
  /** Whose tasks they are, unless they are given to others. */
  user: number | string | undefined
}) => {
  const { text } = useText()
  const words = useWords()
  const request = useCRMRequest()
  const mine = people.find(({ id }) => id === user)
  const start = { ...EMPTY, assignee: mine ? String(mine.id) : '', direction: 'outbound' }
  const [values, setValues] = useState<Values>(start)
  const [problem, setProblem] = useState<{ field?: keyof Values; message: string } | null>(null)
  const [isSaving, setIsSaving] = useState(false)

  const change = useCallback((part: Partial<Values>) => {
    setValues((before) => ({ ...before, ...part }))
    setProblem(null)
  }, [])

  const save = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault()
    setIsSaving(true)
    const assignee = people.find(({ id }) => String(id) === values.assignee)?.id
    const body = toBody({ type, values })
    const answer = await request({
      body: { ...body, ...on, ...(type === 'task' && assignee ? { assignee } : {}) },
      method: 'POST',
      path: '/crm/activities',
    })
    setIsSaving(false)
    if (answer.ok) {
      setValues(start)
      toast.success(text('timeline:logged'))
      onLogged()
    } else {
      setProblem({ field: toField(answer.error.field), message: answer.error.message })
    }
  }

  const row = (field: keyof Values) => ({
    error: problem?.field === field ? problem.message : undefined,
    onChange: (value: string) => change({ [field]: value }),
    path: `log-${field}`,
    value: values[field],
  })
  const choices = (list: readonly string[], name: string) =>
    list.map((value) => ({ label: words(`${name}:${value}`), value }))

  const rows: Record<keyof Values, React.ReactNode> = {
    assignee: (
      <SelectRow
        {...row('assignee')}
        isClearable
        label={text('timeline:assignee')}
        options={people.map(({ id, name }) => ({ label: name, value: String(id) }))}
      />
    ),
    body: <TextareaRow {...row('body')} className="crm-log__wide" label={text('timeline:body')} />,
    direction: (
      <SelectRow
        {...row('direction')}
        label={text('timeline:direction')}
        options={choices(ACTIVITY_DIRECTIONS, 'directions')}
      />
    ),
    dueAt: (
      <TextRow {...row('dueAt')} attributes={{ type: 'date' }} label={text('timeline:taskDue')} />
    ),
    minutes: (
      <TextRow
        {...row('minutes')}
        attributes={{ type: 'number', max: 1440, min: 0, step: 1 }}
        label={text('timeline:duration')}
      />
    ),
    outcome: <TextRow {...row('outcome')} label={text('timeline:outcome')} />,
    sentiment: (
      <SelectRow
        {...row('sentiment')}
        isClearable
        label={text('timeline:sentiment')}
        options={choices(ACTIVITY_SENTIMENTS, 'sentiments')}
      />
    ),
    subject: (
      <TextRow
        {...row('subject')}
        className="crm-log__wide"
        label={text(type === 'task' ? 'timeline:taskTitle' : 'timeline:subject')}
        required={type === 'task'}
      />
    ),
  }

  return (
    <form
      aria-label={text('timeline:logTitle')}
      className="crm-log crm-record__panel"
      noValidate
      onSubmit={(event) => void save(event)}
    >
      <div aria-label={text('timeline:type')} className="crm-timeline__chips" role="group">
        {LOGGED_TYPES.map((one) => (
          <button
            aria-pressed={one === type}
            className="crm-timeline__chip"
            key={one}
            onClick={() => {
              onType(one)
              setProblem(null)
            }}
            type="button"
          >
            {words(`activityTypes:${one}`)}
          </button>
        ))}
      </div>
      <div className="crm-log__rows">
        {FIELDS[type].map((field) => (
          <React.Fragment key={field}>{rows[field]}</React.Fragment>
        ))}
      </div>
      {problem && !FIELDS[type].includes(problem.field as never) ? (
        <p className="crm-row__error" role="alert">
          {problem.message}
        </p>
      ) : null}
      <Button disabled={isSaving} margin={false} size="medium" type="submit">
        {text(type === 'task' ? 'timeline:addTask' : 'timeline:log')}
      </Button>
    </form>
  )
}
