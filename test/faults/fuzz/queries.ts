import fc from 'fast-check'

import type { Ids } from './values.js'

import { TEXTS } from './hostile.js'

/** Percent-encodes anything: a lone surrogate becomes the bytes it would have if there were any. */
export const encode = (text: string): string =>
  [...text]
    .map((letter) => {
      const code = letter.codePointAt(0)!
      return code >= 0xd800 && code <= 0xdfff
        ? `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`
        : encodeURIComponent(letter)
    })
    .join('')

const OPERATORS = [
  ...['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'greater_than', 'less_than'],
  ...['greater_than_equal', 'less_than_equal', 'like', 'not_like', 'contains', 'near', 'within'],
  ...['intersects', 'nope', '__proto__', 'constructor', '$ne', ''],
]

const KEYS = [
  ...[
    'depth',
    'limit',
    'page',
    'sort',
    'draft',
    'trash',
    'pagination',
    'locale',
    'fallback-locale',
  ],
  ...['select[companyName]', 'select[lines][label]', 'select[lead]', 'select', 'populate'],
  ...['populate[crm-leads][companyName]', 'populate[users][email]', 'populate[users][hash]'],
  ...['joins', 'joins[x][limit]', 'where', 'where[]', 'where[and]', 'where[or][0]', 'permanent'],
  ...['__proto__[x]', 'constructor', 'overrideLock', 'data', 'user', 'req', 'overrideAccess', 'id'],
  ...['q', 'owner', 'stage', 'status', 'cursor', 'pipeline_type', 'lead_id', 'order_id', 'dryRun'],
]

const SANE_VALUES = [
  ...['0', '1', '2', '10', '100', 'true', 'false', 'id', '-createdAt', 'me', 'none', 'open', 'en'],
  ...['qualified', 'new_logo', 'null', 'all', '*'],
]

const PATH_TAILS = [
  'id',
  'name',
  'companyName',
  'owner.email',
  'key',
  'x',
  '__proto__',
  'value',
  '',
]

/** A field somewhere in or beneath a collection, or no field at all. */
const fieldPath = (names: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...names), weight: 5 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom(...names), fc.constantFrom(...PATH_TAILS))
        .map(([name, tail]) => `${name}.${tail}`),
      weight: 2,
    },
    {
      arbitrary: fc.constantFrom('id', 'nope', 'a.b.c.d', '__proto__', 'and', 'or', '', '_order'),
      weight: 1,
    },
    { arbitrary: fc.constantFrom(...TEXTS.filter(({ length }) => length < 300)), weight: 1 },
  )

const queryValue = (ids: Ids): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...SANE_VALUES),
    fc.constantFrom(...ids),
    // Addresses longer than 16 kB do not reach the app.
    fc.constantFrom(...TEXTS.filter(({ length }) => length < 1000)),
    fc.integer().map(String),
  )

type Pair = [key: string, value: string]

/** A condition of Payload's query language, here and there within others. */
const condition = ({ ids, names }: { ids: Ids; names: string[] }): fc.Arbitrary<Pair> =>
  fc
    .tuple(
      fc.constantFrom('', '', '', '[and][0]', '[or][0]', '[or][0][and][1]', '[and]', '[AND][0]'),
      fieldPath(names),
      fc.constantFrom(...OPERATORS),
      fc.constantFrom('', '', '', '[]', '[0]', '[a]'),
      queryValue(ids),
    )
    .map(([outer, field, operator, index, value]) => [
      `where${outer}[${field}][${operator}]${index}`,
      value,
    ])

const MALFORMED = ['%', '%zz=1', 'where=%ff', '&&&', '=', '[]=1', 'where[', '%00=%00', 'a=1;b=2']

/** A query string. */
export const queryString = ({
  ids,
  names,
}: {
  ids: Ids
  names: string[]
}): fc.Arbitrary<string> => {
  const known: fc.Arbitrary<Pair> = fc.tuple(
    fc.constantFrom(...KEYS, ...names),
    fc.oneof(queryValue(ids), fieldPath(names)),
  )
  const order: fc.Arbitrary<Pair> = fieldPath(names).map((field) => ['sort', field])
  const pairs = fc.array(fc.oneof(known, condition({ ids, names }), order), { maxLength: 3 })
  return fc.oneof(
    {
      arbitrary: pairs.map((all) =>
        all.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&'),
      ),
      weight: 30,
    },
    { arbitrary: fc.constantFrom(...MALFORMED), weight: 1 },
  )
}
