import fc from 'fast-check'

import type { Shape } from './shapes.js'
import type { Ids } from './values.js'

import { hostileText, hostileValue, toJSON } from './hostile.js'
import { encode, queryString } from './queries.js'
import { almostValid } from './values.js'

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'

/** Something that can be called, with what it should be called with. */
export type Target = {
  body: null | Shape
  /** Fields that a query may name. */
  fields: string[]
  /** Ids of the records that the path means. */
  ids: Ids
  method: Method
  /** Beneath `/api`, with `:id` where something is named. */
  path: string
}

/** One request as it goes out. */
export type Shot = {
  body?: Buffer
  headers: Record<string, string>
  method: Method
  path: string
}

type Content = { body?: Buffer; type?: string }

const json = (text: string): Content => ({ type: 'application/json', body: Buffer.from(text) })

const BOUNDARY = 'frontier'

const part = ({ name, type, text }: Record<'name' | 'text' | 'type', string>): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.csv"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`

const CSVS = [
  'product,series,sales_price\nGTX Pro,GTX,4821\n',
  'product,series,sales_price\n"GTX Pro,GTX\n',
  'account,sector,year_established,revenue,employees,office_location,subsidiary_of\nA\u0000,x,1e400,1,1,,\n',
  'sales_agent,manager,regional_office\nAnn,Max,East\n',
  'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\nO1,Ann,GTX Pro,A,Won,99/99/9999,,1e308\n',
  '',
  '\u0000',
  ',,,,\n'.repeat(100),
]

const form: fc.Arbitrary<Content> = fc
  .record({
    type: fc.constantFrom(
      `multipart/form-data; boundary=${BOUNDARY}`,
      `multipart/form-data; boundary=${BOUNDARY}`,
      'multipart/form-data; boundary=other',
      'multipart/form-data',
      'multipart/mixed; boundary=x',
    ),
    parts: fc.array(
      fc.oneof(
        fc
          .record({
            name: fc.constantFrom(
              'file',
              'products',
              'accounts',
              'pipeline',
              'teams',
              '"',
              '\u0000',
            ),
            type: fc.constantFrom('text/csv', 'image/png', ''),
            text: fc.constantFrom(...CSVS),
          })
          .map(part),
        hostileValue.map(
          (value) =>
            `--${BOUNDARY}\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n${toJSON(value)}\r\n`,
        ),
      ),
      { maxLength: 5 },
    ),
    tail: fc.constantFrom(`--${BOUNDARY}--\r\n`, `--${BOUNDARY}--\r\n`, '', '--', '\r\n\r\n'),
  })
  .map(({ type, parts, tail }) => ({ type, body: Buffer.from(parts.join('') + tail) }))

const BROKEN = [
  '{"companyName": ',
  '"Acme"',
  '[]',
  'null',
  '{"a":1}{"b":2}',
  '\ufeff{}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `${'{"and":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
]

const TYPES = [
  ...['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json5'],
  ...['application/json; charset=utf-16', 'application/merge-patch+json', '', 'x'],
]

const content = ({ body, ids }: Target): fc.Arbitrary<Content> => {
  const shape: Shape = body ?? { fields: {}, kind: 'object', required: [] }
  const almost = almostValid({ ids, shape })
  return fc.oneof(
    { arbitrary: almost.map((value) => json(toJSON(value))), weight: 24 },
    {
      arbitrary: fc.array(almost, { maxLength: 3 }).map((value) => json(toJSON(value))),
      weight: 2,
    },
    { arbitrary: hostileValue.map((value) => json(toJSON(value))), weight: 3 },
    { arbitrary: fc.constantFrom(...BROKEN).map(json), weight: 1 },
    { arbitrary: form, weight: body ? 2 : 12 },
    { arbitrary: fc.constant({}), weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('application/json', ...TYPES))
        .map(([bytes, type]) => ({ type, body: Buffer.from(bytes) })),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(almost, fc.constantFrom(...TYPES))
        .map(([value, type]) => ({ type, body: Buffer.from(toJSON(value)) })),
      weight: 1,
    },
  )
}

/** Nothing that a header may not hold: those do not leave this machine. */
const headerText = fc.oneof(
  fc.constantFrom('', ' ', 'x', 'a'.repeat(300), 'ÿ', '"', '\t', ',;=', '0', 'null', '\u0080'),
  fc.string({ maxLength: 40 }),
)

const HEADERS = [
  ...['Accept', 'Accept-Language', 'Idempotency-Key', 'Cookie', 'Origin', 'X-Forwarded-For'],
  ...['X-Forwarded-Host', 'If-Match', 'If-None-Match', 'X-Payload-HTTP-Method-Override', 'Range'],
  ...['X-Forwarded-Proto', 'Sec-Fetch-Site', 'Authorization', 'Referer', 'X-HTTP-Method-Override'],
]

const AUTHORIZATIONS = [
  ...[
    'JWT',
    'JWT ',
    'JWT x',
    'JWT a.b.c',
    'Bearer x',
    'Basic !!',
    'users API-Key',
    'users API-Key x',
  ],
  ...['nope API-Key x', 'users API-Key ÿ', '__proto__ API-Key x', 'JWT eyJhbGciOiJub25lIn0.e30.'],
]

const SPECIAL: Record<string, readonly [string, ...string[]]> = {
  Authorization: AUTHORIZATIONS as [string, ...string[]],
  Cookie: [
    'payload-token=x',
    'payload-token=a.b.c',
    'payload-lng=%',
    '=;;=',
    'payload-lng=__proto__',
  ],
  Origin: ['null', 'http://evil.example', 'x'],
  'X-Payload-HTTP-Method-Override': ['GET', 'DELETE', 'x', '__proto__'],
}

const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 12 },
  {
    arbitrary: fc
      .constantFrom(...HEADERS)
      .chain((name) =>
        fc
          .oneof(headerText, fc.constantFrom(...(SPECIAL[name] ?? ['x'])))
          .map((value) => ({ [name]: value })),
      ),
    weight: 2,
  },
)

const MISSING_IDS = [
  '00000000-0000-0000-0000-000000000000',
  ...['nope', '0', '-1', '1e308', '%00', '%ED%A0%80', '..%2f..', '%25', '%20', 'null', '__proto__'],
  ...['undefined', 'a'.repeat(3000), '%F0%9F%98%80', 'versions', 'count', "'--"],
]

const UNDECODABLE = ['%', '%zz', '%ff']

const pathOf = ({ ids, path }: Target): fc.Arbitrary<string> =>
  path.includes(':')
    ? fc
        .oneof(
          { arbitrary: fc.constantFrom(...ids), weight: 12 },
          { arbitrary: fc.constantFrom(...MISSING_IDS), weight: 3 },
          { arbitrary: hostileText.map((text) => encode(text.slice(0, 300)) || '-'), weight: 2 },
          { arbitrary: fc.constantFrom(...UNDECODABLE), weight: 1 },
        )
        .map((id) => path.replace(/:\w+\??/, () => id))
    : fc.constant(path)

/** What takes no body is sent one here and there all the same. */
const contentFor = (target: Target): fc.Arbitrary<Content> => {
  const nothing = fc.constant<Content>({})
  if (target.method === 'GET') {
    return nothing
  }
  return target.method === 'DELETE'
    ? fc.oneof({ arbitrary: nothing, weight: 9 }, { arbitrary: content(target), weight: 1 })
    : content(target)
}

/** Requests to one target: most of them nearly right, so that they get deep. */
export const shots = (target: Target): fc.Arbitrary<Shot> => {
  const { fields, ids, method } = target
  const query = queryString({ ids, names: fields })
  return fc
    .record({
      content: contentFor(target),
      headers,
      path: pathOf(target),
      query: method === 'GET' || method === 'DELETE' ? query : fc.oneof(fc.constant(''), query),
    })
    .map(({ content: { type, body }, headers: more, path, query: text }) => ({
      ...(body ? { body } : {}),
      headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...more },
      method,
      path: text ? `${path}?${text}` : path,
    }))
}
