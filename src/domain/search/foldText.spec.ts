import { foldText, foldWithPlaces } from './foldText.js'

describe('foldText', () => {
  it.each([
    ["Zoë O'Brien-Müller", 'zoe obrien muller'],
    ['Straße  &  Søn', 'strasse son'],
    ['Łódź\u2019s Œuvre', 'lodzs oeuvre'],
    ['  ACME, Inc.\n', 'acme inc'],
    ['\u3000全角\u3000', '全角'],
    ['…', ''],
    ['', ''],
  ])('spells %j as %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('spells plain ASCII as it would among other letters', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
    for (const character of ascii) {
      const text = `A${character}b`
      expect(foldText(`é ${text}`)).toBe(`e ${foldText(text)}`)
    }
  })

  it('takes a half of a character for none', () => {
    expect(foldText('a\uD800b')).toBe('a\uFFFDb')
  })
})

describe('foldWithPlaces', () => {
  it('says where each letter comes from, also where one became several', () => {
    const text = "Straße O'B 👍"
    const { folded, places } = foldWithPlaces(text)
    expect(folded).toBe('strasse ob 👍')
    const at = folded.indexOf('sse')
    expect(text.slice(places[at], places[at + 3])).toBe('ße')
    const name = folded.indexOf('ob')
    expect(text.slice(places[name], places[name + 2])).toBe("O'B")
    expect(places.at(-1)).toBe(text.length)
  })
})
