'use client'
import React from 'react'

import type { RecordDetail } from '../../../domain/contacts/detail.js'

import { useFocusKept } from '../../shared/useFocusKept.js'
import { useText } from '../../shared/useText.js'
import { Tasks } from '../Tasks/index.client.js'
import { None, Panel } from './Panels.client.js'

/** What is still to be done about a record. */
export const OpenTasks = ({
  detail: { tasks, today },
  onDone,
}: {
  detail: RecordDetail
  onDone: () => void
}) => {
  const { text } = useText()
  const { around, expectLoss } = useFocusKept<HTMLElement>(tasks)
  return (
    <Panel ref={around} title={text('timeline:tasks')}>
      {tasks.length === 0 ? (
        <None>{text('timeline:tasksNone')}</None>
      ) : (
        <Tasks
          label={text('timeline:tasks')}
          onDone={() => {
            expectLoss()
            onDone()
          }}
          tasks={tasks.map(({ id, assignee, canWrite, dueDay, subject }) => ({
            id,
            canWrite,
            dueDay,
            isOverdue: dueDay !== null && dueDay < today,
            subject,
            with: assignee?.name,
          }))}
        />
      )}
    </Panel>
  )
}
