import { csvText } from './csvText.js'

describe('a text in a CSV file', () => {
  it.each([' =1+1', '\n=1', '\u00A0+1', '\u200B@SUM(A1)', ' \u3000\uFF1D1', '\u0000-1'])(
    'is no formula behind blanks: %j',
    (text) => {
      expect(csvText(text)).toBe(`'${text}`)
    },
  )

  it.each(['Acme', ' Acme = good', '', 'a=b', '"=1"'])('is left as it is otherwise: %j', (text) => {
    expect(csvText(text)).toBe(text)
  })
})
