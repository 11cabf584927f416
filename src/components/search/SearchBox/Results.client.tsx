'use client'
import { Button } from '@payloadcms/ui'
import React from 'react'

import type { OptionGroup, SearchOption } from '../options.js'
import type { Searched } from '../useSearch.js'

import { useText } from '../../shared/useText.js'
import { Option } from './Option.client.js'

/** What stands beneath the box: the records found by kind, or why there are none. */
export const Results = ({
  active,
  groups,
  hrefOf,
  listId,
  onChoose,
  onPoint,
  retry,
  searched,
}: {
  active: null | SearchOption
  groups: OptionGroup[]
  hrefOf: (option: SearchOption) => string
  listId: string
  onChoose: (option: SearchOption) => void
  onPoint: (option: SearchOption) => void
  retry: () => void
  searched: Searched
}) => {
  const { text } = useText()
  const { q, status } = searched
  if (status === 'failed') {
    return (
      <div className="crm-find__note" role="alert">
        <p>
          {text('find:failed')} {searched.message}
        </p>
        <Button buttonStyle="secondary" margin={false} onClick={retry} size="small">
          {text('find:retry')}
        </Button>
      </div>
    )
  }
  if (status !== 'ready') {
    return <p className="crm-find__note">{text('find:loading')}</p>
  }
  if (groups.length === 0) {
    return (
      <div className="crm-find__note">
        <p>{text('find:empty', { q })}</p>
        <p>{text('find:emptyHint')}</p>
      </div>
    )
  }
  return (
    <div aria-label={text('find:label')} className="crm-find__list" id={listId} role="listbox">
      {groups.map(({ kind, options }) => (
        <div
          aria-labelledby={`${listId}-${kind}`}
          className="crm-find__group"
          key={kind}
          role="group"
        >
          <div className="crm-find__kind" id={`${listId}-${kind}`} role="presentation">
            {text(`find:kinds:${kind}`)}
          </div>
          {options.map((option) => (
            <Option
              href={hrefOf(option)}
              id={`${listId}${option.path}`}
              isActive={option.path === active?.path}
              key={option.path}
              onChoose={() => onChoose(option)}
              onPoint={() => onPoint(option)}
              option={option}
              q={q}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
