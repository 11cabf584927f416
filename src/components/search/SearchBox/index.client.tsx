'use client'
import type { KeyboardEvent } from 'react'

import { useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React, { useId, useRef, useState } from 'react'

import type { SearchOption, SearchSlugs } from '../options.js'

import { useRouter } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'
import { optionGroups } from '../options.js'
import { useSearch } from '../useSearch.js'
import { useSlashKey } from '../useSlashKey.js'
import { Results } from './Results.client.js'
import './index.css'

/** One box for people, companies and leads: "/" goes there, arrow keys choose, Enter opens. */
export const SearchBox = ({ slugs }: { slugs: SearchSlugs }) => {
  const { text } = useText()
  const { config } = useConfig()
  const router = useRouter()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<null | string>(null)
  useSlashKey(input)
  const q = typed.trim()
  const { retry, searched } = useSearch({ isOpen, q })
  const groups =
    searched.status === 'ready'
      ? optionGroups({ answer: searched.answer, q: searched.q, slugs })
      : []
  const options = groups.flatMap((group) => group.options)
  // The first hit until another is chosen, so that Enter opens what is meant.
  const active = options.find(({ path }) => path === chosen) ?? options[0] ?? null
  const isShown = isOpen && q !== ''

  const hrefOf = ({ path }: SearchOption): string =>
    formatAdminURL({ adminRoute: config.routes.admin, path })

  const open = (option: SearchOption): void => {
    setIsOpen(false)
    router.push(hrefOf(option))
  }

  const step = (by: number): void => {
    const next = options.at((options.indexOf(active!) + by) % options.length)!
    setChosen(next.path)
    document.getElementById(`${listId}${next.path}`)?.scrollIntoView({ block: 'nearest' })
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    // While letters are being composed, Enter and the arrows belong to what composes them.
    if (event.nativeEvent.isComposing) {
      return
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      setIsOpen(false)
      setTyped(isShown ? typed : '')
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && active) {
      event.preventDefault()
      setIsOpen(true)
      step(isShown ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : 0)
    } else if (event.key === 'Enter' && isShown && active && searched.q === q) {
      event.preventDefault()
      open(active)
    }
  }

  return (
    <search
      className="crm-find"
      onBlur={({ currentTarget, relatedTarget }) => {
        setIsOpen(currentTarget.contains(relatedTarget))
      }}
    >
      <input
        aria-activedescendant={isShown && active ? `${listId}${active.path}` : undefined}
        aria-autocomplete="list"
        aria-controls={isShown && active ? listId : undefined}
        aria-expanded={isShown && options.length > 0}
        aria-keyshortcuts="/"
        aria-label={text('find:label')}
        autoComplete="off"
        className="crm-find__input"
        maxLength={200}
        onChange={({ target }) => {
          setTyped(target.value)
          setChosen(null)
          setIsOpen(true)
        }}
        onFocus={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
        placeholder={text('find:placeholder')}
        ref={input}
        role="combobox"
        spellCheck={false}
        type="text"
        value={typed}
      />
      <kbd aria-hidden="true" className="crm-find__key">
        /
      </kbd>
      {isShown ? (
        // The input keeps the focus, whatever is clicked here.
        <div
          className="crm-find__panel"
          onMouseDown={(event) => event.preventDefault()}
          role="presentation"
        >
          <Results
            active={active}
            groups={groups}
            hrefOf={hrefOf}
            listId={listId}
            onChoose={open}
            onPoint={({ path }) => setChosen(path)}
            retry={() => {
              // The button goes while it is tried again.
              input.current?.focus()
              retry()
            }}
            searched={searched}
          />
        </div>
      ) : null}
      <span className="crm-find__said" role="status">
        {isShown && options.length > 0
          ? text('find:found', { count: options.filter(({ hit }) => hit).length })
          : ''}
      </span>
    </search>
  )
}
