import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Random } from '../random.js'

import { root } from '../../support/paths.js'

const FOLDER = path.join(root, 'demo/data/sales')

export type LargeBook = {
  /** The form as a browser would send it. */
  body: Buffer
  contentType: string
  /** Rows that were won, each of which becomes an order. */
  orders: number
  rows: number
}

const BOUNDARY = 'the-boundary-of-a-large-book'

const part = ({ name, content }: { content: string; name: string }): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`

/** As many opportunities as wanted, each a row of the demo's book under an id of its own. */
export const createLargeBook = ({ random, rows }: { random: Random; rows: number }): LargeBook => {
  const files = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.csv') && !name.includes('dictionary'),
  )
  const pipelineName = files.find((name) => name.includes('pipeline'))!
  const [header, ...known] = readFileSync(path.join(FOLDER, pipelineName), 'utf8')
    .trim()
    .split(/\r?\n/)
  const picked = Array.from({ length: rows }, (_, index) => {
    const [, ...cells] = random.pick(known as [string, ...string[]]).split(',')
    return `LARGE${String(index).padStart(6, '0')},${cells.join(',')}`
  })
  const parts = files.map((name) =>
    part({
      name,
      content:
        name === pipelineName
          ? [header, ...picked].join('\n')
          : readFileSync(path.join(FOLDER, name), 'utf8'),
    }),
  )
  return {
    body: Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`),
    contentType: `multipart/form-data; boundary=${BOUNDARY}`,
    orders: picked.filter((row) => row.split(',')[4] === 'Won').length,
    rows,
  }
}

/** What the database has of a large book, to be compared with it. */
export const countsOfBookSQL = `
  select
    (select count(distinct external_id)::int from crm_leads) as leads,
    (select count(*)::int from crm_leads) as "leadRows",
    (select count(*)::int from crm_orders) as orders,
    (select count(*)::int from crm_work_files) as files`
