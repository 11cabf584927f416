import { isTimeZone } from './timeZone.js'

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'may be %s',
    (name) => {
      expect(isTimeZone(name)).toBe(true)
    },
  )

  it.each([
    '',
    'Berlin',
    '+01:00',
    'Europe/Nowhere',
    "UTC'; drop table crm_leads",
    'ACT',
    'CST',
    'PLT',
    'SystemV/PST8PDT',
    'US/Pacific-New',
  ])('is not “%s”', (name) => {
    expect(isTimeZone(name)).toBe(false)
  })
})
