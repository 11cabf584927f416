import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ContactFacts, ContactScore } from '../../../domain/contacts/scoreContact.js'

import {
  countInteractions,
  readContactFacts,
  writeContactScores,
} from '../../../database/contacts/contactFigures.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { scoreContact } from '../../../domain/contacts/scoreContact.js'
import { dayInZone } from '../../../domain/revenue/period.js'

type ID = number | string
type Args = { contacts: ID[]; crm: CRMContext; req: PayloadRequest }

/** The scores of these people as of now, each with the contributions that add up to it. */
export const scoreContacts = async ({
  contacts,
  crm,
  req,
}: Args): Promise<({ id: ID } & ContactScore)[]> => {
  const now = crm.now()
  const today = dayInZone({ moment: now, timeZone: await readTimeZone({ crm, req }) })
  const facts = await readContactFacts({ contacts, crm, now, req, today })
  return facts.map(({ id, ...given }: { id: ID } & ContactFacts) => ({
    id,
    ...scoreContact(given),
  }))
}

/** Interactions and score of these people follow what was logged about them. */
export const followContacts = async ({ contacts, crm, req }: Args): Promise<void> => {
  if (contacts.length > 0) {
    await countInteractions({ contacts, crm, now: crm.now(), req })
    await writeContactScores({ crm, req, scores: await scoreContacts({ contacts, crm, req }) })
  }
}
