import type { CollectionBeforeChangeHook } from 'payload'

import type { CRMContext } from '../../context.js'

import { readSubjects } from '../../database/activities/readSubjects.js'
import { relationID } from '../../utilities/relationID.js'

/**
 * A new activity names whom it is about as far as that is known: a lead's contact and company, a
 * contact's company. So the timelines of all of them have it.
 */
export const nameSubjects =
  (crm: CRMContext): CollectionBeforeChangeHook =>
  async ({ data, operation, req }) => {
    const [lead, contact, company] = [data.lead, data.contact, data.company].map(relationID)
    const isKnown = contact && company
    if (operation !== 'create' || isKnown || !(lead || contact)) {
      return data
    }
    const found = await readSubjects({ contact: contact ?? null, crm, lead: lead ?? null, req })
    return { ...data, company: company ?? found.company, contact: contact ?? found.contact }
  }
