import { createSurvey, parseDay, parseDecimal } from './formats.js'

const datesOf = (...texts: string[]) => {
  const survey = createSurvey()
  texts.forEach((text) => survey.addDate(text))
  return survey.formats({ delimiter: ',' }).date
}

it.each([
  [['01-02-2023', '31-08-2023'], 'dmy', 'values'],
  [['01/02/2023', '08/31/2023'], 'mdy', 'values'],
  [['01/02/2023'], 'mdy', 'assumed'],
  [['01.02.2023'], 'dmy', 'assumed'],
  [['01-02-2023'], 'dmy', 'assumed'],
  [['2023-02-01'], 'dmy', 'assumed'],
  [['13/01/2023', '01/13/2023', '02/14/2023'], 'mdy', 'values'],
])('tells the order of the dates %j: %s, %s', (texts, value, basis) => {
  expect(datesOf(...texts)).toEqual({ basis, value })
})

const decimalOf = (texts: string[], { delimiter = ',', isCount = false } = {}) => {
  const survey = createSurvey()
  texts.forEach((text) => survey.addNumber({ isCount, text }))
  return survey.formats({ delimiter }).decimal
}

it.each([
  [['1,234.56'], '.', 'values'],
  [['1.234,56'], ',', 'values'],
  [['1.429999948'], '.', 'values'],
  [['1,5'], ',', 'values'],
  [['1.234.567'], ',', 'values'],
  [['1,234,567'], '.', 'values'],
  [['0.123'], '.', 'values'],
  [['$1,234', '€ 9,5'], ',', 'values'],
  [["1'234.50"], '.', 'values'],
  [['1.234'], '.', 'assumed'],
  [['12'], '.', 'assumed'],
])('tells the decimal mark of %j: "%s", %s', (texts, value, basis) => {
  expect(decimalOf(texts)).toEqual({ basis, value })
})

it('knows that counts have thousands and no fractions', () => {
  expect(decimalOf(['1.234'], { isCount: true })).toEqual({ basis: 'values', value: ',' })
  expect(decimalOf(['1,234'], { isCount: true })).toEqual({ basis: 'values', value: '.' })
})

it('takes the comma for the decimal mark where semicolons part cells', () => {
  expect(decimalOf(['1.234'], { delimiter: ';' })).toEqual({ basis: 'assumed', value: ',' })
})

it('takes what it is told', () => {
  const given = { date: 'mdy', decimal: ',' } as const
  expect(createSurvey().formats({ delimiter: ',', given })).toEqual({
    date: { basis: 'given', value: 'mdy' },
    decimal: { basis: 'given', value: ',' },
  })
})

it.each([
  ['dmy', '31-08-2023', '2023-08-31'],
  ['mdy', '8/31/2023', '2023-08-31'],
  ['mdy', '8/31/23', '2023-08-31'],
  ['dmy', '2023-08-31', '2023-08-31'],
  ['dmy', '20230831', '2023-08-31'],
  ['mdy', '2023-08-31T10:00:00Z', '2023-08-31'],
  ['mdy', '31-08-2023', null],
  ['dmy', '31-02-2023', null],
  ['dmy', '31-08/2023', null],
  ['dmy', '45169', null],
  ['dmy', '01-01-0023', null],
  ['dmy', '=TODAY()', null],
] as const)('reads a day as %s: %s is %s', (order, text, day) => {
  expect(parseDay({ order, text })).toBe(day)
})

it.each([
  ['.', '1,234.56', '1234.56'],
  [',', '1.234,56', '1234.56'],
  ['.', '$1,234', '1234'],
  [',', '12,50 €', '12.50'],
  ['.', 'USD 5', '5'],
  [',', '1 234,5', '1234.5'],
  ['.', "1'234'567.5", '1234567.5'],
  ['.', '.5', '0.5'],
  ['.', '007', '7'],
  ['.', '', '0'],
  ['.', '--', '0'],
  ['.', 'N/A', '0'],
  ['.', '1.234,56', null],
  [',', '1,234.56', null],
  ['.', '12,34', null],
  ['.', '-5', null],
  ['.', '(5)', null],
  ['.', '2.13E+08', null],
  ['.', '=1+1', null],
  ['.', '12 %', null],
  ['.', '$', null],
  ['.', '.', null],
] as const)('reads a number with "%s": %s is %s', (decimal, text, value) => {
  expect(parseDecimal({ decimal, text })).toBe(value)
})
