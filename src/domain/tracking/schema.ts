import { z } from 'zod'

import { isTrackable } from './isTrackable.js'

/** Contacts of one request. */
export const TRACKED_CONTACTS_LIMIT = 1000

const LINKS_LIMIT = 200
const MAX_MESSAGE = 100
const MAX_PAGE = 2000
const MAX_TOKEN = 1000

const contactSchema = z.union([z.string().min(1).max(254), z.number().int().positive()], {
  error: 'Name the contact by id or e-mail address.',
})

/** The name of a message, as the host has it: of a campaign, or of a single mail. */
const messageSchema = z
  .string()
  .max(MAX_MESSAGE)
  .regex(/^[\x21-\x7E]+$/, 'Use letters, digits and signs without spaces.')

export const trackingSchema = z.strictObject({
  contacts: z.array(contactSchema).min(1).max(TRACKED_CONTACTS_LIMIT),
  links: z
    .array(z.string().refine(isTrackable, 'Use an address that begins with http:// or https://.'))
    .max(LINKS_LIMIT)
    .default([]),
  message: messageSchema,
  sentAt: z.iso
    .datetime({ error: 'Use a time such as 2026-11-20T09:30:00Z.', offset: true })
    .optional(),
})

export const trackingParamsSchema = z.strictObject({ token: z.string().max(MAX_TOKEN) })

/** What mail programs and filters append to addresses does not matter. */
export const trackingQuerySchema = z.object({})

export const visitSchema = z.object({
  /** The visitor's token. */
  contact: z.string().min(1).max(MAX_TOKEN),
  /** Address of the page; what follows `?` or `#` is not kept. */
  page: z.string().max(MAX_PAGE).optional(),
})

const idInToken = z.union([z.string().min(1).max(64), z.number().int()])

/** What tokens carry, in their order. */
export const TOKEN_SCHEMAS = {
  /** Contact, link, seconds since 1970 at which the message went out. */
  click: z.tuple([idInToken, z.string(), z.number()]),
  /** Contact, message, seconds since 1970 at which it went out. */
  open: z.tuple([idInToken, z.string(), z.number()]),
  /** Contact. */
  visit: z.tuple([idInToken]),
}

export type TokenKind = keyof typeof TOKEN_SCHEMAS

export type TokenValues<K extends TokenKind> = z.infer<(typeof TOKEN_SCHEMAS)[K]>
