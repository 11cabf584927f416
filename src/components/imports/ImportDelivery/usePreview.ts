'use client'
import { useEffect, useState } from 'react'

import type { DeliveryImportResult } from '../../../domain/performance/import/types.js'
import type { Loaded } from '../../charts/types.js'
import type { Choices } from './types.js'

import { useUpload } from './useUpload.js'

/** What an import would do, asked again with every other choice. The last answer stays meanwhile. */
export const usePreview = ({
  choices,
  file,
}: {
  choices: Choices
  file: File
}): { isBusy: boolean; loaded: Loaded<DeliveryImportResult> } => {
  const upload = useUpload()
  const [loaded, setLoaded] = useState<Loaded<DeliveryImportResult>>({ status: 'loading' })
  const [isBusy, setBusy] = useState(true)

  useEffect(() => {
    const controller = new AbortController()
    setBusy(true)
    void upload({ choices, file, query: 'dryRun=true', signal: controller.signal }).then(
      (answer) => {
        if (!controller.signal.aborted) {
          setBusy(false)
          setLoaded(
            answer.ok
              ? { status: 'ready', value: answer.value }
              : { message: answer.message, status: 'failed' },
          )
        }
      },
    )
    return () => controller.abort()
  }, [choices, file, upload])

  return { isBusy, loaded }
}
