import { canonicalJSON, hashInputs } from './hashInputs.js'

describe('the fingerprint of inputs', () => {
  it('is the same whatever order they are named in, at every depth', () => {
    const one = JSON.parse('{"a":1,"b":{"c":[{"d":1,"e":2}],"f":null}}') as object
    const other = JSON.parse('{"b":{"f":null,"c":[{"e":2,"d":1}]},"a":1}') as object
    expect(hashInputs({ ...other })).toBe(hashInputs({ ...one }))
    expect(canonicalJSON(other)).toBe('{"a":1,"b":{"c":[{"d":1,"e":2}],"f":null}}')
  })

  it('changes with a value, a kind of value, and the order of a list', () => {
    const hashes = [{ a: 1 }, { a: 2 }, { a: '1' }, { a: [1, 2] }, { a: [2, 1] }].map(hashInputs)
    expect(new Set(hashes).size).toBe(5)
  })

  it('does not tell what is left out from what is not there', () => {
    expect(hashInputs({ a: 1, b: undefined })).toBe(hashInputs({ a: 1 }))
  })
})
