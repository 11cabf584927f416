import { createHmac, timingSafeEqual } from 'node:crypto'

import type { TokenKind, TokenValues } from '../domain/tracking/schema.js'

import { TOKEN_SCHEMAS } from '../domain/tracking/schema.js'

/** 128 bits: as many as nobody guesses, in as few characters as addresses in mails should have. */
const SIGNATURE_LENGTH = 22

const sign = ({ kind, secret, text }: { kind: TokenKind; secret: string; text: string }): string =>
  createHmac('sha256', secret)
    .update(`payload-crm:tracking:${kind}:${text}`)
    .digest('base64url')
    .slice(0, SIGNATURE_LENGTH)

/** Says in an address who it was given to. Nobody but the app makes one, and none stands for another kind. */
export const trackingTokenOf = <K extends TokenKind>({
  kind,
  secret,
  values,
}: {
  kind: K
  secret: string
  values: TokenValues<K>
}): string => {
  const text = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${text}.${sign({ kind, secret, text })}`
}

/** What a token says; `null` for what the app has not signed. */
export const readTrackingToken = <K extends TokenKind>({
  kind,
  secret,
  token,
}: {
  kind: K
  secret: string
  token: string
}): null | TokenValues<K> => {
  const [text = '', signature = '', ...rest] = token.split('.')
  const expected = Buffer.from(sign({ kind, secret, text }))
  const given = Buffer.from(signature)
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return null
  }
  const { data } = TOKEN_SCHEMAS[kind].safeParse(
    JSON.parse(Buffer.from(text, 'base64url').toString()),
  )
  return (data as TokenValues<K> | undefined) ?? null
}
