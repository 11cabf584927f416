'use client'
import { useEffect, useState } from 'react'

import type { Sent } from './types.js'
import type { Upload } from './useUpload.js'

/**
 * What an import would do, asked again with every other choice. The last good answer stays meanwhile,
 * and when the next one fails, so that another choice can be made.
 */
export const usePreview = <Choices, Result>({
  choices,
  file,
  send,
  upload,
}: {
  choices: Choices
  file: File
  send: (choices: Choices) => Sent
  upload: Upload<Result>
}): {
  isBusy: boolean
  /** Why nothing is known of what is chosen now. */
  problem: null | string
  /** `null` before the first good answer. */
  result: null | Result
} => {
  const [result, setResult] = useState<null | Result>(null)
  const [problem, setProblem] = useState<null | string>(null)
  const [isBusy, setBusy] = useState(true)

  useEffect(() => {
    const controller = new AbortController()
    const { mapping, query } = send(choices)
    setBusy(true)
    setProblem(null)
    void upload({
      file,
      mapping,
      query: { ...query, dryRun: 'true' },
      signal: controller.signal,
    }).then((answer) => {
      if (!controller.signal.aborted) {
        setBusy(false)
        if (answer.ok) {
          setResult(answer.value)
        } else {
          setProblem(answer.message)
        }
      }
    })
    return () => controller.abort()
  }, [choices, file, send, upload])

  return { isBusy, problem, result }
}
