'use client'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import React, { useMemo, useState } from 'react'

import type { KindSlugs } from '../types.js'

import { DUPLICATE_KINDS } from '../../../domain/duplicates/types.js'
import { Tabs } from '../../shared/Tabs/index.client.js'
import '../../shared/tokens.css'
import { useDuplicateText } from '../useDuplicateText.js'
import '../index.css'
import './index.css'
import { Queue } from './Queue.client.js'
import { Scan } from './Scan.client.js'

/** What may stand twice, of people and of companies. */
export const DuplicatesPage = ({
  canScan,
  canWrite,
  slugs,
}: {
  canScan: boolean
  canWrite: boolean
  slugs: KindSlugs
}) => {
  const { text } = useDuplicateText()
  const [revision, setRevision] = useState(0)
  const title = text('page:title')
  const nav = useMemo(() => [{ label: title }], [title])
  return (
    <main>
      <Gutter className="crm-twins">
        <SetStepNav nav={nav} />
        <header className="crm-twins__head">
          <h1>{title}</h1>
          {canScan ? <Scan onEnd={() => setRevision((before) => before + 1)} /> : null}
        </header>
        <Tabs
          label={title}
          tabs={DUPLICATE_KINDS.map((kind) => ({
            content: (
              <Queue
                canWrite={canWrite}
                key={kind}
                kind={kind}
                revision={revision}
                slug={slugs[kind]}
              />
            ),
            key: kind,
            label: text(`kinds:${kind}`),
          }))}
        />
      </Gutter>
    </main>
  )
}
