import type { PayloadRequest } from 'payload'

import type { HTML } from '../../../utilities/html.js'

import { html } from '../../../utilities/html.js'
import { Answer } from '../../../utilities/http/answer.js'
import { STYLES, STYLES_HASH } from './styles.js'

/** A text of the public page, in the reader's language: a key beneath `crm:offer:`. */
export type Say = (key: string, vars?: Record<string, number | string>) => string

export const sayer =
  (req: PayloadRequest): Say =>
  (key, vars) =>
    req.t(`crm:offer:${key}` as never, vars)

/** The reader's language, where dates and numbers have rules for it. */
export const localeOf = (req: PayloadRequest): string =>
  /^[a-z]{2,3}(?:-[a-z]{2,8})*$/i.test(req.i18n.language) ? req.i18n.language : 'en'

/** Where a logo is loaded from, as a source of a content security policy. */
const sourceOf = (logoURL: null | string): string =>
  logoURL === null || logoURL.startsWith('/') ? "'self'" : new URL(logoURL).origin

/**
 * A complete page that stands alone: no script, nothing from elsewhere but the seller's logo, kept by
 * no cache, listed by no search engine, shown in no frame, and its address told to nobody.
 */
export const pageAnswer = ({
  body,
  headers = {},
  logoURL = null,
  req,
  status = 200,
  title,
}: {
  body: HTML
  headers?: Record<string, string>
  logoURL?: null | string
  req: PayloadRequest
  status?: number
  title: string
}): Answer =>
  new Answer(
    status,
    // The styles are the one thing that is not escaped: they are a constant, named by their hash.
    `<!doctype html>${
      html`<html lang="${localeOf(req)}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex, nofollow" />
          <meta name="format-detection" content="telephone=no" />
          <link rel="icon" href="data:," />
          <title>${title}</title>
        </head>
      </html>`.html
    }<style>${STYLES}</style></head>${html`<body><main>${body}</main></body></html>`.html}`,
    {
      'Cache-Control': 'no-store, private',
      'Content-Security-Policy': [
        "default-src 'none'",
        `style-src ${STYLES_HASH}`,
        `img-src data: ${sourceOf(logoURL)}`, // data: is the empty icon
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'Content-Type': 'text/html; charset=utf-8',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'X-Robots-Tag': 'noindex, nofollow',
      ...headers,
    },
  )

/** Which note a status of an answer means to people. */
const NOTES = {
  400: 'badRequest',
  404: 'notFound',
  413: 'badRequest',
  429: 'tooMany',
} as const

export type Note =
  'expired' | 'superseded' | 'unavailable' | 'unknownLink' | (typeof NOTES)[keyof typeof NOTES]

/** A page that only says something. */
export const noteAnswer = ({
  headers,
  note,
  req,
  status,
  vars,
}: {
  headers?: Record<string, string>
  note: Note
  req: PayloadRequest
  status: number
  vars?: Record<string, string>
}): Answer => {
  const say = sayer(req)
  const title = say(`notes:${note}:title`)
  return pageAnswer({
    body: html`<div class="note">
      <h1>${title}</h1>
      <p>${say(`notes:${note}:text`, vars)}</p>
    </div>`,
    headers,
    req,
    status,
    title,
  })
}

/** The answer of an error to people who came with a browser. */
export const presentError = ({
  req,
  response: { headers, status },
}: {
  req: PayloadRequest
  response: Response
}): Promise<Response> => {
  const retryAfter = headers.get('Retry-After')
  const note = NOTES[status as keyof typeof NOTES] ?? 'unavailable'
  return Promise.resolve(
    noteAnswer({
      headers: retryAfter ? { 'Retry-After': retryAfter } : {},
      note,
      req,
      status,
    }).toResponse(),
  )
}
