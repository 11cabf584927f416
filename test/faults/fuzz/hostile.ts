import fc from 'fast-check'

/** Written into JSON by hand, because nothing in JavaScript stands for it: a number past all bounds. */
export const BEYOND = '<beyond all numbers>'

/** Stands for the key `__proto__`, which an object literal would take for something else. */
export const PROTO = '<proto>'

/** JSON text of a value, with what only text can say. */
export const toJSON = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null')
    .replaceAll(JSON.stringify(BEYOND), '1e400')
    .replaceAll(JSON.stringify(PROTO), '"__proto__"')

const nest = ({ depth, open }: { depth: number; open: 'array' | 'object' }): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) {
    value = open === 'array' ? [value] : { and: value }
  }
  return value
}

export const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\udc00\ud800',
  '\u202e\u0007\u001b[31m',
  '\u{1f469}\u200d\u{1f680}',
  "'; drop table crm_leads; --",
  '%',
  '\\',
  '%_\\%',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '1e308',
  '1e400',
  '99999999999999999999999999',
  '9223372036854775808',
  '2026-02-30',
  '2026-13-01T99:99:99Z',
  '0000-00-00',
  '+275760-09-13T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  'infinity',
  '4714-11-24 BC',
  '00000000-0000-0000-0000-000000000000',
  '{00000000-0000-0000-0000-000000000000}',
  '../../etc/passwd',
  '=HYPERLINK("http://x")',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  'a'.repeat(201),
  'ä'.repeat(3000),
  'x'.repeat(70_000),
] as const

const NUMBERS = [
  0,
  -0,
  -1,
  0.1 + 0.2,
  1e21,
  1e308,
  -1e308,
  Number.MAX_VALUE,
  5e-324,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  99_999_999_999.999,
]

export const hostileText = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ maxLength: 30, unit: 'binary' }),
)

export const hostileNumber = fc.oneof(
  fc.constantFrom<unknown>(...NUMBERS, BEYOND),
  fc.double({ noNaN: true }),
)

/** Anything where something else belongs. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileText, weight: 4 },
  { arbitrary: hostileNumber, weight: 3 },
  {
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      [],
      {},
      [[]],
      [null],
      [{}],
      { $ne: 1 },
      { [PROTO]: { isAdmin: true } },
      { constructor: { prototype: { x: 1 } } },
      { id: null },
      { relationTo: 'users', value: 1 },
      { relationTo: 'crm-leads', value: 'x' },
      { length: 1e9 },
      { toString: 1 },
      nest({ depth: 50, open: 'object' }),
      nest({ depth: 3000, open: 'array' }),
      nest({ depth: 3000, open: 'object' }),
      Array.from({ length: 2000 }, (_, index) => index),
    ),
    weight: 3,
  },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
)
