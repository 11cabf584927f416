'use client'
import React from 'react'

import type { SearchOption, TextPart } from '../options.js'

import { ScoreChip } from '../../leads/ScoreChip/index.client.js'
import { useText } from '../../shared/useText.js'
import { linesOf } from '../options.js'

const Marked = ({ parts }: { parts: TextPart[] }) => (
  <>
    {parts.map(({ isMarked, text }, at) =>
      isMarked ? <mark key={at}>{text}</mark> : <React.Fragment key={at}>{text}</React.Fragment>,
    )}
  </>
)

/** A record that was found, or the way to all of its kind: a link, so that it opens in a new tab too. */
export const Option = ({
  id,
  href,
  isActive,
  onChoose,
  onPoint,
  option: { hit, kind },
  q,
}: {
  href: string
  id: string
  isActive: boolean
  /** A plain click; one with a key held is the browser's. */
  onChoose: () => void
  onPoint: () => void
  option: SearchOption
  q: string
}) => {
  const { text } = useText()
  const lines = hit && linesOf(hit)
  return (
    <a
      aria-selected={isActive}
      className={`crm-find__option${isActive ? ' crm-find__option--active' : ''}`}
      href={href}
      id={id}
      onClick={(event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault()
          onChoose()
        }
      }}
      onMouseMove={onPoint}
      role="option"
      tabIndex={-1}
    >
      {lines ? (
        <>
          <span className="crm-find__texts">
            <span className="crm-find__title">
              <Marked parts={lines.title} />
            </span>
            <span className="crm-find__subtitle">
              <Marked parts={lines.subtitle} />
            </span>
          </span>
          <ScoreChip score={hit.leadScore} />
        </>
      ) : (
        <span className="crm-find__all">
          {text('find:all', { kind: text(`find:kinds:${kind}`), q })}
        </span>
      )}
    </a>
  )
}
