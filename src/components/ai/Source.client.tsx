'use client'
import React from 'react'

import { RULES } from '../../domain/ai/types.js'
import { useText } from '../shared/useText.js'

/** What an answer comes from: the engine's own rules, or a model by its name. */
export const Source = ({ source }: { source: string }) => {
  const { text } = useText()
  return (
    <span className="crm-ai__quiet">
      {source === RULES ? text('suggest:rules') : text('suggest:model', { model: source })}
    </span>
  )
}
