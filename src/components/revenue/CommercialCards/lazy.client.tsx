'use client'
import React, { Suspense, useEffect, useRef, useState } from 'react'

import type { Places } from '../useRecords.js'

import { ChartBoundary } from '../../charts/ChartBoundary.client.js'
import { useText } from '../../shared/useText.js'
import './index.css'

const Cards = React.lazy(async () => ({
  default: (await import('./index.client.js')).CommercialCards,
}))

/** How far below the screen the cards are when they begin to load. */
const MARGIN = '600px'

/** The figures below the boards: neither their code nor their numbers come before they are near. */
export const LazyCommercialCards = ({ places }: { places: Places }) => {
  const { text } = useText()
  const place = useRef<HTMLElement>(null)
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => setIsNear((was) => was || entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: MARGIN },
    )
    if (place.current) {
      observer.observe(place.current)
    }
    return () => observer.disconnect()
  }, [])
  return (
    <section className="crm-figures" ref={place}>
      <ChartBoundary fallback={<p role="alert">{text('charts:failed')}</p>}>
        <Suspense>{isNear ? <Cards places={places} /> : null}</Suspense>
      </ChartBoundary>
    </section>
  )
}
