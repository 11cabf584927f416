import { randomUUID } from 'node:crypto'

import type { Contender } from '../measure.js'
import type { Job, JobContext } from './types.js'

import { DEFAULT_PLAN, measure } from '../measure.js'
import { formatReport } from '../report.js'

const PLAIN = 'plain handler'

const takeTurns = (ids: string[]): (() => string) => {
  let turn = 0
  return () => ids[(turn += 1) % ids.length]!
}

const reading = ({ next, send }: { next: () => string } & Pick<JobContext, 'send'>): Contender[] =>
  ['crm', 'plain-handler'].map((family) => ({
    name: family === 'crm' ? 'wrapped' : PLAIN,
    run: () => send({ path: `/api/${family}/leads/${next()}` }),
  }))

const writing = ({
  next,
  send,
}: { next: () => string } & Pick<JobContext, 'send'>): Contender[] => {
  const write = (family: string, headers?: Record<string, string>) =>
    send({
      body: { notes: `Bench ${Math.random()}` },
      headers,
      method: 'PATCH',
      path: `/api/${family}/leads/${next()}`,
    })
  return [
    { name: 'wrapped', run: () => write('crm') },
    { name: PLAIN, run: () => write('plain-handler') },
    {
      name: 'wrapped, with an idempotency key',
      run: () => write('crm', { 'Idempotency-Key': randomUUID() }),
    },
  ]
}

/**
 * What the one wrapper of all routes costs: user, limits, keys, schemas, role, transaction and errors
 * around an operation, beside a handler that calls the same operation.
 */
export const wrapper: Job = async ({ pool, print, send }) => {
  const { rows } = await pool.query<{ id: string }>(
    `select id from crm_leads where deleted_at is null order by md5(id::text) limit 800`,
  )
  const next = takeTurns(rows.map(({ id }) => id))
  for (const [title, contenders] of [
    ['Wrapper around a read (one lead)', reading({ next, send })],
    ['Wrapper around a write (the notes of a lead)', writing({ next, send })],
  ] as const) {
    const figures = await measure({ contenders: [...contenders], plan: DEFAULT_PLAN })
    print(formatReport({ figures, goals: [], title }))
  }
}
