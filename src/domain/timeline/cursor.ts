import { z } from 'zod'

/** The place of an entry in the order of a timeline: its moment, then its key. */
export type TimelinePosition = { at: string; key: string }

const positionSchema = z.tuple([z.iso.datetime(), z.string().min(1).max(200)])

/** A position as the address of the next page carries it. */
export const encodePosition = ({ at, key }: TimelinePosition): string =>
  Buffer.from(JSON.stringify([at, key])).toString('base64url')

/** The position a cursor stands for, `null` when it is none of ours. */
export const decodePosition = (cursor: string): null | TimelinePosition => {
  try {
    const parsed = positionSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (!parsed.success || parsed.data[1].includes('\u0000')) {
      return null
    }
    const [at, key] = parsed.data
    return { at, key }
  } catch {
    return null
  }
}
