'use client'
import { toast } from '@payloadcms/ui'
import React, { useState } from 'react'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { formatDay } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'

/** A task as a list shows it. */
export type TaskLine = {
  canWrite: boolean
  dueDay: null | string
  id: number | string
  isOverdue: boolean
  subject: null | string
  /** Whose it is. */
  with?: string
}

const Task = ({
  onDone,
  task: { id, canWrite, dueDay, isOverdue, subject, with: assignee },
}: {
  onDone: () => void
  task: TaskLine
}) => {
  const { language, text } = useText()
  const request = useCRMRequest()
  const [isDone, setIsDone] = useState(false)
  const complete = async (): Promise<void> => {
    setIsDone(true)
    const answer = await request({
      body: { completedAt: new Date().toISOString() },
      method: 'PATCH',
      path: `/crm/activities/${id}`,
    })
    if (answer.ok) {
      toast.success(text('timeline:taskDone', { title: subject ?? '' }))
      onDone()
    } else {
      setIsDone(false)
      toast.error(answer.error.message)
    }
  }
  return (
    <li className="crm-task">
      <label className="crm-task__label">
        <input
          aria-label={subject ?? undefined}
          checked={isDone}
          disabled={!canWrite || isDone}
          onChange={() => void complete()}
          type="checkbox"
        />
        <span data-done={isDone}>{subject}</span>
      </label>
      <span className="crm-task__facts">
        {dueDay ? (
          <span className={isOverdue ? 'crm-chip crm-chip--low' : 'crm-chip'}>
            {text(isOverdue ? 'timeline:overdueSince' : 'timeline:dueOn', {
              day: formatDay({ day: dueDay, language }),
            })}
          </span>
        ) : null}
        {assignee}
      </span>
    </li>
  )
}

/** Open tasks, done in place. */
export const Tasks = ({
  label,
  onDone,
  tasks,
}: {
  label: string
  /** One of them was done. */
  onDone: () => void
  tasks: TaskLine[]
}) => (
  <ul aria-label={label} className="crm-tasks">
    {tasks.map((task) => (
      <Task key={task.id} onDone={onDone} task={task} />
    ))}
  </ul>
)
