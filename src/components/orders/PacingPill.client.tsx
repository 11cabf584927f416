'use client'
import { Pill } from '@payloadcms/ui'
import React from 'react'

import type { PacingBand } from '../../domain/orders/pacing.js'

import { formatShare } from '../shared/format.js'
import { useText } from '../shared/useText.js'

const STYLES = { on_track: 'success', over: 'warning', under: 'error' } as const

/** A pace in per cent of the schedule, and whether that is well, in words and colour. */
export const PacingPill = ({ band, rate }: { band: null | PacingBand; rate: null | number }) => {
  const { language, text } = useText()
  return band && rate !== null ? (
    <Pill pillStyle={STYLES[band]} size="small">
      {`${formatShare({ language, share: rate })} · ${text(`delivery:bands:${band}`)}`}
    </Pill>
  ) : null
}
