import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const KEY_BYTES = 12
const TOKEN = /^([0-9a-f]{24})[0-9a-f]{64}$/

/** A new key for a public link; whoever replaces a key revokes the link it stood for. */
export const createLinkKey = (): string => randomBytes(KEY_BYTES).toString('hex')

const sign = ({ id, key, secret }: { id: number | string; key: string; secret: string }): string =>
  createHmac('sha256', secret).update(`payload-crm:proposal-link:${id}:${key}`).digest('hex')

/**
 * What stands in a public link: the key, by which the record is found, and its signature. The
 * database knows the key alone, so that nobody makes a valid link from a copy of it.
 */
export const linkTokenOf = (args: { id: number | string; key: string; secret: string }): string =>
  args.key + sign(args)

/** The key in a token; `null` for what cannot be one. */
export const keyInToken = (token: string): null | string => TOKEN.exec(token)?.[1] ?? null

/** Whether a token is that of a record, compared in constant time. */
export const isLinkToken = ({
  token,
  ...of
}: {
  id: number | string
  key: string
  secret: string
  token: string
}): boolean => {
  const expected = Buffer.from(linkTokenOf(of))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
