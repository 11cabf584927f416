import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ActivityDoc } from '../../../domain/activities/types.js'

import { moveLastActivity } from '../../../database/leads/moveLastActivity.js'
import { isHistory } from '../../../domain/activities/types.js'
import { isSameRelation, relationID } from '../../../utilities/relationID.js'
import { followContacts } from '../../contacts/operations/followContacts.js'

type Args = {
  /** `null` when it was destroyed. */
  after: ActivityDoc | null
  /** `null` when it is new. */
  before: ActivityDoc | null
  crm: CRMContext
  req: PayloadRequest
}

/** When something last happened with an activity: a task happens again when it is done. */
const momentOf = ({ completedAt, occurredAt }: ActivityDoc): string =>
  completedAt && completedAt > occurredAt ? completedAt : occurredAt

/** The lead and the company move forward, never back; history moves the lead it was written with. */
const touchRecords = async ({
  after,
  before,
  crm,
  req,
}: { after: ActivityDoc } & Args): Promise<void> => {
  const isMoved = !before || momentOf(after) !== momentOf(before)
  const keys = isHistory(after.type) ? (['leads'] as const) : (['leads', 'companies'] as const)
  for (const key of keys) {
    const field = key === 'leads' ? 'lead' : 'company'
    const id = relationID(after[field])
    if (id !== null && (isMoved || !isSameRelation(id, before[field]))) {
      const collection = crm.slugs[key]
      await moveLastActivity({ id, at: momentOf(after), collection, now: crm.now(), req })
    }
  }
}

/** People know how often somebody was in touch with them, and what they are still owed. */
const contactsOf = (activity: ActivityDoc | null): (number | string)[] => {
  const id = relationID(activity?.contact)
  const counts = activity && !isHistory(activity.type) && activity.type !== 'note'
  return counts && id !== null ? [id] : []
}

/** What is known of a lead, a company and a person follows an activity that was written. */
export const followActivity = async (args: Args): Promise<void> => {
  const { after, before, crm, req } = args
  if (after) {
    await touchRecords({ ...args, after })
  }
  const contacts = [...new Set([...contactsOf(after), ...contactsOf(before)])]
  await followContacts({ contacts, crm, req })
}
