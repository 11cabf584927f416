import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { RecordDetail } from '../../../domain/contacts/detail.js'
import type { EntryType } from '../../../domain/timeline/schema.js'
import type {
  TimelineActivity,
  TimelineEntry,
  TimelineRef,
} from '../../../domain/timeline/types.js'

import { readLeadLines, readOrderLines } from '../../../database/contacts/readRecordLines.js'
import { readUserNames } from '../../../database/readUserNames.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { readTimeline } from '../../../database/timeline/readTimeline.js'
import { dayInZone } from '../../../domain/revenue/period.js'
import { splitTypes } from '../../../domain/timeline/schema.js'
import { roleOf } from '../../../utilities/access.js'
import { CRMError } from '../../../utilities/crmError.js'
import { relationID } from '../../../utilities/relationID.js'

type Args = {
  crm: CRMContext
  req: PayloadRequest
  subject: { id: number | string; key: 'companies' | 'contacts' }
}

/** As many tasks as a page shows. */
const MOST_TASKS = 50

/**
 * The record itself as its reader may see it.
 *
 * @throws CRMError `not_found`
 */
export const findRecord = async <T>({ crm, req, subject: { id, key } }: Args): Promise<T> => {
  const doc = (await req.payload.findByID({
    id,
    collection: crm.slugs[key],
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    user: req.user,
  })) as null | T
  if (!doc) {
    const missing = key === 'contacts' ? 'noSuchContact' : 'noSuchCompany'
    throw new CRMError({ code: 'not_found', message: req.t(`crm:errors:${missing}` as never) })
  }
  return doc
}

/** The owner by name, where the reader may know it. */
export const nameOwner = async ({
  crm,
  owner,
  req,
}: { owner: unknown } & Omit<Args, 'subject'>): Promise<null | TimelineRef> => {
  const id = relationID(owner)
  const name = id !== null && (await readUserNames({ crm, ids: [id], req })).get(String(id))
  return id !== null && name ? { id, name } : null
}

/** A company by name, where the reader may see it. */
export const nameCompany = async ({
  company,
  crm,
  req,
}: { company: unknown } & Omit<Args, 'subject'>): Promise<null | TimelineRef> => {
  const id = relationID(company)
  if (id === null) {
    return null
  }
  const { docs } = await req.payload.find({
    collection: crm.slugs.companies,
    depth: 0,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    select: { name: true },
    user: req.user,
    where: { id: { equals: id } },
  })
  const [found] = docs as unknown as TimelineRef[]
  return found ? { id: found.id, name: found.name } : null
}

/** The latest entries of a few types. */
export const latestOf = async ({
  limit,
  types,
  ...args
}: { limit: number; types: EntryType[] } & Args): Promise<TimelineEntry[]> =>
  (await readTimeline({ ...args, after: null, limit, types: splitTypes(types) })).docs

const byDay = (one: TimelineActivity, other: TimelineActivity): number =>
  (one.dueDay ?? '9').localeCompare(other.dueDay ?? '9')

/** Leads, orders and open tasks of a person or a company. */
export const describeRecord = async (args: Args): Promise<RecordDetail> => {
  const { crm, req } = args
  const { docs } = await readTimeline({
    ...args,
    after: null,
    limit: MOST_TASKS,
    onlyOpen: true,
    types: splitTypes(['task']),
  })
  const tasks = docs.filter((entry) => entry.kind === 'activity')
  return {
    canLog: crm.access.canWriteOwn({ role: roleOf({ crm, req }) }),
    currency: crm.currency,
    leads: await readLeadLines(args),
    orders: await readOrderLines(args),
    tasks: tasks.sort(byDay),
    today: dayInZone({ moment: crm.now(), timeZone: await readTimeZone({ crm, req }) }),
  }
}
