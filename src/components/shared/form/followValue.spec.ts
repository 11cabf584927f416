import { followValue } from './followValue.js'

it('takes what was reported for no change, however late it comes', () => {
  const first = followValue({ reported: ['', 'ac', 'acme'], value: 'ac' })
  expect(first).toEqual({ isForeign: false, reported: ['ac', 'acme'] })
  expect(followValue({ reported: first.reported, value: 'acme' })).toEqual({
    isForeign: false,
    reported: ['acme'],
  })
})

it('takes what was never reported for a change elsewhere', () => {
  expect(followValue({ reported: ['', 'acme'], value: 'globex' })).toEqual({
    isForeign: true,
    reported: ['globex'],
  })
})

it('takes what had been there before for a change once what followed was seen', () => {
  const { reported } = followValue({ reported: ['', 'acme'], value: 'acme' })
  expect(followValue({ reported, value: '' })).toEqual({ isForeign: true, reported: [''] })
})
