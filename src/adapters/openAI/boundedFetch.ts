/** More than any answer to what is asked here. */
const MAX_BYTES = 1024 * 1024

/** Name of the error of an answer that does not end. */
export const OVERSIZED = 'OversizedError'

const bounded = (response: Response): Response => {
  let size = 0
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        size += chunk.byteLength
        if (size > MAX_BYTES) {
          controller.error(
            Object.assign(new Error('The answer is larger than 1 MB.'), { name: OVERSIZED }),
          )
        } else {
          controller.enqueue(chunk)
        }
      },
    }),
  )
  return new Response(body, response)
}

/**
 * `fetch` for a model: an answer ends at 1 MB, and nobody is followed elsewhere. The data goes to the
 * address the host gave.
 */
export const boundedFetch: typeof fetch = async (input, init) =>
  bounded(await fetch(input, { ...init, redirect: 'error' }))
