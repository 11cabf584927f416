'use client'
import { Button, ShimmerEffect, toast } from '@payloadcms/ui'
import React, { useId, useState } from 'react'

import type { DuplicateKind } from '../../../domain/duplicates/types.js'
import type { TwinPair } from '../types.js'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { useLoaded } from '../../shared/api/useLoaded.js'
import { formatCount } from '../../shared/format.js'
import { useFocusKept } from '../../shared/useFocusKept.js'
import { MergeDialog } from '../MergeDialog/index.client.js'
import { MergeList } from '../MergeList/index.client.js'
import { useDuplicateText } from '../useDuplicateText.js'
import { Pair } from './Pair.client.js'

type Page = { docs: TwinPair[]; totalDocs: number; totalPages: number }

const RECENT = 5

/** Pairs of a kind that nobody has decided about, the likeliest first. */
export const Queue = ({
  slug,
  canWrite,
  kind,
  revision,
}: {
  canWrite: boolean
  kind: DuplicateKind
  revision: number
  slug: string
}) => {
  const { language, text } = useDuplicateText()
  const request = useCRMRequest()
  const [page, setPage] = useState(1)
  const [changes, setChanges] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [merging, setMerging] = useState<null | TwinPair>(null)
  const { loaded, retry } = useLoaded<Page>(
    `/crm/duplicates?kind=${kind}&page=${page}`,
    revision + changes,
  )
  const { around, expectLoss } = useFocusKept<HTMLElement>(loaded)
  const titleID = useId()
  const onChanged = () => {
    expectLoss()
    setMerging(null)
    setChanges((before) => before + 1)
  }
  const dismiss = async ({ id }: TwinPair): Promise<void> => {
    setIsBusy(true)
    const answer = await request({
      body: {},
      method: 'POST',
      path: `/crm/duplicates/${id}/dismiss`,
    })
    setIsBusy(false)
    if (answer.ok) {
      toast.success(text('page:dismissed'))
      onChanged()
    } else {
      toast.error(answer.error.message)
    }
  }

  if (loaded.status === 'loading') {
    return <ShimmerEffect height="12rem" width="100%" />
  }
  if (loaded.status === 'failed') {
    return (
      <div className="crm-twins__error" role="alert">
        {loaded.message}{' '}
        <Button buttonStyle="secondary" margin={false} onClick={retry} size="small">
          {text('page:retry')}
        </Button>
      </div>
    )
  }
  const { docs, totalDocs, totalPages } = loaded.value
  if (page > 1 && page > totalPages) {
    // The last pair of the last page was decided about.
    setPage(Math.max(1, totalPages))
  }
  return (
    <>
      <section aria-labelledby={titleID} ref={around} tabIndex={-1}>
        {totalDocs === 0 ? (
          <div className="crm-twins__empty">
            <h2 id={titleID}>{text('page:empty')}</h2>
            <p>{text('page:emptyHint')}</p>
          </div>
        ) : (
          <>
            <p className="crm-twins__count" id={titleID}>
              {text('page:waiting', { count: totalDocs })}
            </p>
            <ul className="crm-twins__pairs">
              {docs.map((pair) => (
                <Pair
                  canWrite={canWrite}
                  isBusy={isBusy}
                  key={pair.id}
                  onDismiss={() => void dismiss(pair)}
                  onMerge={() => setMerging(pair)}
                  pair={pair}
                  slug={slug}
                />
              ))}
            </ul>
          </>
        )}
      </section>
      {totalPages > 1 || page > 1 ? (
        <nav aria-label={text('page:title')} className="crm-twins__pages">
          <Button
            buttonStyle="secondary"
            disabled={page === 1}
            margin={false}
            onClick={() => setPage(page - 1)}
            size="small"
          >
            {text('page:previous')}
          </Button>
          <span>
            {text('page:page', {
              page: formatCount({ count: page, language }),
              pages: formatCount({ count: totalPages, language }),
            })}
          </span>
          <Button
            buttonStyle="secondary"
            disabled={page >= totalPages}
            margin={false}
            onClick={() => setPage(page + 1)}
            size="small"
          >
            {text('page:next')}
          </Button>
        </nav>
      ) : null}
      {canWrite ? (
        <MergeList
          onUndone={onChanged}
          query={`kind=${kind}&limit=${RECENT}`}
          revision={changes}
          slug={slug}
          title={text('page:recent')}
        />
      ) : null}
      {merging ? (
        <MergeDialog
          kind={kind}
          onClose={() => setMerging(null)}
          onMerged={onChanged}
          slug={slug}
          twins={[merging.a, merging.b]}
        />
      ) : null}
    </>
  )
}
