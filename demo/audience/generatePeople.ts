import type { DemoEvent } from './generateEvents.js'
import type { Habit } from './habits.js'
import type { Random } from './random.js'

import { DAY_MS } from '../../src/domain/audience/rule.js'
import { generateEvents } from './generateEvents.js'
import { HABITS } from './habits.js'
import { FIRST_NAMES, JOB_TITLES, LAST_NAMES, PLACES } from './names.js'
import { createRandom } from './random.js'

/** Where a person of the demo works. */
export type Employer = { domain: string; id: number | string }

export type DemoPerson = {
  company: null | number | string
  doNotContact: boolean
  email: string
  emailConsent: 'granted' | 'revoked'
  events: DemoEvent[]
  firstName: string
  jobTitle: null | string
  language: string
  lastName: string
  phone: string
  source: string
  /** Milliseconds since 1970. */
  subscribedAt: number
  tags: string[]
  timeZone: string
}

const SOURCES = ['website', 'website', 'website', 'social_media', 'referral', 'import'] as const

const TAGS = ['conference', 'media kit', 'print', 'webinar']

/** Top-level names that nobody can register: no message of a demo reaches anybody. */
const FREE_MAIL = ['example.com', 'example.net', 'example.org']

const AREAS = 50

const chooseHabit = (random: Random): Habit => {
  let left = random.between(0, 100)
  return HABITS.find(({ share }) => (left -= share) < 0) ?? HABITS[0]!
}

const ascii = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replace(/[^a-z]/g, '')

/** Numbers of the range that is kept for fiction, each once: 555-0100 to 555-0199 in fifty areas. */
const phoneOf = (place: number): string =>
  `+1${201 + (Math.floor(place / 100) % AREAS)}5550${100 + (place % 100)}`

/** Addresses are taken once; who has the name of somebody before gets a number. */
const createAddresses = () => {
  const taken = new Map<string, number>()
  return (local: string, domain: string): string => {
    const name = `${local}@${domain}`
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : `${local}${count}@${domain}`
  }
}

/**
 * The people of the demo, each with a year of events at most. Of the same employers, and at the same
 * moment, they are the same every time; at another moment all that they did has moved along with it.
 */
export const generatePeople = ({
  count,
  employers,
  now: at,
}: {
  count: number
  employers: readonly Employer[]
  now: Date
}): DemoPerson[] => {
  const random = createRandom(20_260_601)
  const addressOf = createAddresses()
  const now = at.getTime()
  return Array.from({ length: count }, (_, place): DemoPerson => {
    const habit = chooseHabit(random)
    const firstName = random.pick(FIRST_NAMES)
    const lastName = random.pick(LAST_NAMES)
    const employer = employers.length > 0 && random.chance(0.5) ? random.pick(employers) : null
    const silentDays = habit.silentDays ? random.between(...habit.silentDays) : 0
    const longest = Math.max(silentDays + 5, habit.subscribedDays[0])
    const subscribedAt =
      now - random.between(longest, Math.max(longest, habit.subscribedDays[1])) * DAY_MS
    const isRefusing = random.chance(0.015)
    return {
      company: employer?.id ?? null,
      doNotContact: isRefusing,
      email: addressOf(
        `${ascii(firstName)}.${ascii(lastName)}`,
        employer?.domain ?? random.pick(FREE_MAIL),
      ),
      emailConsent: isRefusing || random.chance(0.04) ? 'revoked' : 'granted',
      firstName,
      jobTitle: employer ? random.pick(JOB_TITLES) : null,
      lastName,
      phone: phoneOf(place),
      source: random.pick(SOURCES),
      subscribedAt,
      tags: TAGS.filter(() => random.chance(0.08)),
      ...random.pick(PLACES),
      events: generateEvents({
        habit,
        isProxied: random.chance(0.12),
        now,
        random,
        subscribedAt,
        until: now - silentDays * DAY_MS,
      }),
    }
  })
}
