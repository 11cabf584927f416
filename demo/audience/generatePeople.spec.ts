import { computeStage } from '../../src/domain/audience/computeStage.js'
import { ENGAGEMENT_STAGES } from '../../src/domain/audience/types.js'
import { generatePeople } from './generatePeople.js'

const now = new Date('2026-06-15T12:00:00.000Z')
const employers = [{ id: 1, domain: 'acme.example' }]

const generate = () => generatePeople({ count: 1000, employers, now })

type Person = ReturnType<typeof generate>[number]

const momentsOf = ({ events }: Person, kind?: string): Date[] =>
  events
    .filter((event) => !event.isMachine && (!kind || event.kind === kind))
    .map(({ occurredAt }) => new Date(occurredAt))

const stageOf = (person: Person): string =>
  computeStage({
    lastEventAt: momentsOf(person).sort((a, b) => b.getTime() - a.getTime())[0]!,
    now,
    opens: momentsOf(person, 'email_open'),
    subscribedAt: new Date(person.subscribedAt),
    visits: momentsOf(person, 'visit'),
  }).stage

const firstOf = ({ events }: Person): number =>
  Math.min(...events.map(({ occurredAt }) => occurredAt))

describe('the people of the demo', () => {
  it('are the same every time', () => {
    expect(generate()).toEqual(generate())
  })

  it('fill every stage', () => {
    const stages = generate().map(stageOf)
    const shares = ENGAGEMENT_STAGES.map(
      (stage) => stages.filter((one) => one === stage).length / stages.length,
    )
    expect(Math.min(...shares)).toBeGreaterThan(0.03)
  })

  it('have an address and a number of their own, which belong to nobody', () => {
    const people = generate()
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length)
    for (const { email, phone } of people) {
      expect(email).toMatch(/^[a-z]+\.[a-z]+\d*@(acme\.example|example\.(com|net|org))$/)
      expect(phone).toMatch(/^\+1\d{3}55501\d\d$/)
    }
  })

  it('did nothing before they subscribed, after today, or more than a year ago', () => {
    const people = generate()
    const moments = people.flatMap(({ events }) => events.map(({ occurredAt }) => occurredAt))
    expect(Math.max(...moments)).toBeLessThanOrEqual(now.getTime())
    expect(Math.min(...moments)).toBeGreaterThan(now.getTime() - 366 * 86_400_000)
    expect(people.map(firstOf)).toEqual(people.map(({ subscribedAt }) => subscribedAt))
  })
})
