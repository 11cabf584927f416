'use client'
import type { DefaultCellComponentProps } from 'payload'

import React from 'react'

import type { OrderPacing } from '../../../domain/orders/pacing.js'

import { PacingPill } from '../PacingPill.client.js'

/** How an order of the list keeps its schedule. */
export const PacingCell = ({ cellData }: DefaultCellComponentProps) => {
  const pacing = cellData as null | OrderPacing | undefined
  return pacing?.band ? <PacingPill band={pacing.band} rate={pacing.rate} /> : <span>–</span>
}
