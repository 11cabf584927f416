import { randomUUID } from 'node:crypto'

import type { EventsReceipt } from '../../../src/domain/audience/events.js'
import type { Send } from '../client.js'
import type { JobContext } from '../jobs/types.js'

import { EVENTS_LIMIT } from '../../../src/domain/audience/events.js'
import { median } from '../measure.js'
import { formatTable } from '../report.js'

const PATH = '/api/crm/audience/events'
const BOARDS = ['/api/crm/audience/board', '/api/crm/board/new_logo']
const SENDERS = 2
const SECONDS = 20

export const eventOf = (contact: string) => ({
  id: randomUUID(),
  contact,
  kind: 'visit',
  occurredAt: new Date().toISOString(),
})

/** A batch about contacts chosen blindly, as events come. */
const batchOf = (contacts: string[]) =>
  Array.from({ length: EVENTS_LIMIT }, () =>
    eventOf(contacts[Math.floor(Math.random() * contacts.length)]!),
  )

const openBoards = async ({
  isOver,
  send,
}: {
  isOver: () => boolean
  send: Send
}): Promise<number[][]> => {
  const times = BOARDS.map((): number[] => [])
  while (!isOver()) {
    for (const [place, path] of BOARDS.entries()) {
      const from = performance.now()
      await send({ path })
      times[place]!.push(performance.now() - from)
    }
  }
  return times
}

/** How long boards take, nobody else there and while events come in; and how many do. */
export const benchIntake = async ({
  contacts,
  print,
  send,
}: { contacts: string[] } & Pick<JobContext, 'print' | 'send'>): Promise<void> => {
  const until = (seconds: number) => {
    const end = performance.now() + seconds * 1000
    return () => performance.now() > end
  }
  const quiet = await openBoards({ isOver: until(SECONDS / 4), send })
  const isOver = until(SECONDS)
  const from = performance.now()
  let taken = 0
  const report = async (): Promise<void> => {
    while (!isOver()) {
      const { accepted } = await send<EventsReceipt>({
        body: { events: batchOf(contacts) },
        method: 'POST',
        path: PATH,
      })
      taken += accepted
    }
  }
  const [busy] = await Promise.all([
    openBoards({ isOver, send }),
    ...Array.from({ length: SENDERS }, report),
  ])
  const rate = taken / ((performance.now() - from) / 1000)
  print(
    [
      '',
      `Intake: ${rate.toFixed(0)} events/s in batches of ${EVENTS_LIMIT}, ${SENDERS} senders, while boards are opened`,
      ...formatTable([
        ['p50 ms', 'alone', 'meanwhile', '÷'],
        ...BOARDS.map((path, place) => {
          const [alone, meanwhile] = [quiet, busy].map((times) => median(times[place]!))
          return [
            path,
            alone!.toFixed(1),
            meanwhile!.toFixed(1),
            `${(meanwhile! / alone!).toFixed(2)} ×`,
          ]
        }),
      ]),
    ].join('\n'),
  )
}
