import type { Payload } from 'payload'

const keys = new WeakMap<Payload, string>()

/** `handleEndpoints` finds a running Payload by the key it was started with, which it does not keep. */
export const rememberKey = ({ key, payload }: { key: string; payload: Payload }): void => {
  keys.set(payload, key)
}

export const keyOf = ({ payload }: { payload: Payload }): string => {
  const key = keys.get(payload)
  if (!key) {
    throw new Error('This Payload was not started with bootPayload().')
  }
  return key
}
