'use client'
import { Button } from '@payloadcms/ui'
import React, { Suspense, useCallback, useState } from 'react'

import type { AIPlaces } from '../types.js'

import { ChartBoundary } from '../../charts/ChartBoundary.client.js'
import { useText } from '../../shared/useText.js'

const AISuggest = React.lazy(async () => ({
  default: (await import('./index.client.js')).AISuggest,
}))

/** Opens AI Suggest, whose code comes when it is asked for. */
export const AISuggestButton = ({
  places,
  revision,
}: {
  places: AIPlaces
  /** Another one whenever leads were scored. */
  revision: number
}) => {
  const { text } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => setIsOpen(false), [])
  return (
    <>
      <Button className="crm-ai-open" margin={false} onClick={() => setIsOpen(true)} size="medium">
        {text('suggest:title')}
      </Button>
      {isOpen ? (
        <ChartBoundary fallback={<p role="alert">{text('suggest:failed')}</p>}>
          <Suspense>
            <AISuggest onClose={close} places={places} revision={revision} />
          </Suspense>
        </ChartBoundary>
      ) : null}
    </>
  )
}
