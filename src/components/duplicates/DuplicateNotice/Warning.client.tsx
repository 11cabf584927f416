'use client'
import { useDebounce, useFormFields } from '@payloadcms/ui'
import React from 'react'

import type { FoundDuplicate } from '../../../domain/duplicates/answers.js'
import type { DuplicateKind } from '../../../domain/duplicates/types.js'

import { useLoaded } from '../../shared/api/useLoaded.js'
import '../../shared/tokens.css'
import { Reasons } from '../Reasons.client.js'
import { RecordLink } from '../RecordLink.client.js'
import { useDuplicateText } from '../useDuplicateText.js'
import './index.css'

/** What is asked for, and the fields of the form that say it. */
const SAID: Record<DuplicateKind, Record<string, string[]>> = {
  companies: { name: ['name'], domain: ['domain'], phone: ['phone'], website: ['website'] },
  contacts: {
    name: ['firstName', 'lastName'],
    company: ['company'],
    email: ['email'],
    phone: ['phone'],
  },
}

/** Long enough for whoever types to come to the end of a word. */
const PAUSE_MS = 400

const Matches = ({ slug, query }: { query: string; slug: string }) => {
  const { text } = useDuplicateText()
  const { loaded } = useLoaded<{ matches: FoundDuplicate[] }>(`/crm/duplicates/check?${query}`)
  const matches = loaded.status === 'ready' ? loaded.value.matches : []
  return matches.length > 0 ? (
    <section aria-label={text('warning:title')} className="crm-twins-warning">
      <p>{text('warning:found')}</p>
      <ul>
        {matches.map(({ id, name, email, phone, reasons, score }) => (
          <li key={id}>
            <p>
              <RecordLink id={id} name={name} slug={slug} />{' '}
              {[email, phone].filter(Boolean).join(' · ')}
            </p>
            <Reasons reasons={reasons} score={score} />
          </li>
        ))}
      </ul>
    </section>
  ) : null
}

/** Records that may be the one that is just being entered; nothing is kept from being saved. */
export const Warning = ({ slug, kind }: { kind: DuplicateKind; slug: string }) => {
  // As text: the form changes with every key, what was said seldom.
  const said = useFormFields(([fields]) => {
    const query = new URLSearchParams()
    for (const [name, paths] of Object.entries(SAID[kind])) {
      const value = paths
        .map((path) => fields[path]?.value as null | number | string | undefined)
        .filter(Boolean)
        .join(' ')
      if (value) {
        query.set(name, value)
      }
    }
    return query.toString()
  })
  const query = useDebounce(said, PAUSE_MS)
  return (
    <div aria-live="polite">
      {query ? <Matches query={`kind=${kind}&${query}`} slug={slug} /> : null}
    </div>
  )
}
