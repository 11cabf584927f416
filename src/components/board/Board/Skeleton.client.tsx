'use client'
import { ShimmerEffect } from '@payloadcms/ui'
import React from 'react'

const CARDS = [3, 2, 3, 1, 3, 2]

/** The shape of a board while it is on its way. */
export const Skeleton = ({
  columns = CARDS.length,
  label,
}: {
  /** How many; at most six. */
  columns?: number
  label: string
}) => (
  <div aria-label={label} className="crm-board__columns" role="status">
    {CARDS.slice(0, columns).map((cards, column) => (
      <div className="crm-column crm-column--skeleton" key={column}>
        <ShimmerEffect animationDelay={`${column * 80}ms`} height={20} width="60%" />
        {Array.from({ length: cards }, (_, card) => (
          <ShimmerEffect animationDelay={`${column * 80}ms`} height={88} key={card} />
        ))}
      </div>
    ))}
  </div>
)
