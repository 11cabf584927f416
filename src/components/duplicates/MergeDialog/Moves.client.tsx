'use client'
import { getTranslation } from '@payloadcms/translations'
import { useConfig, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { Preview } from './usePreview.js'

import { formatCount } from '../../shared/format.js'
import { useDuplicateText } from '../useDuplicateText.js'

/** What points to the record that goes, and will point to the one that stays. */
export const Moves = ({ moves }: { moves: Preview['moves'] }) => {
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const { language, text } = useDuplicateText()
  const labelOf = (slug: null | string): string => {
    const labels = config.collections.find((collection) => collection.slug === slug)?.labels
    return labels ? getTranslation(labels.plural, i18n) : text('merge:other')
  }
  return (
    <section className="crm-merge__moves">
      <h3>{text('merge:moves')}</h3>
      {moves.length === 0 ? (
        <p>{text('merge:nothingMoves')}</p>
      ) : (
        <ul>
          {moves.map(({ collection, count }) => (
            <li key={collection ?? ''}>
              {formatCount({ count, language })} {labelOf(collection)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
