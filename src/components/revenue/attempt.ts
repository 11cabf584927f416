import type { PayloadRequest } from 'payload'

/** What a read gave; without a value it failed, and the log says why. */
export type Read<T> = { value: T } | null

/** A read that takes nothing else with it when it fails. */
export const attempt = async <T>({
  name,
  read,
  req,
}: {
  /** For the log. */
  name: string
  read: Promise<T>
  req: PayloadRequest
}): Promise<Read<T>> => {
  try {
    return { value: await read }
  } catch (error) {
    req.payload.logger.error({ err: error, msg: `crm: ${name} could not be read` })
    return null
  }
}
