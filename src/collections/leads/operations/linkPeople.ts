import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { LeadPeople, LinkPlan, Told } from '../../../domain/leads/linkPlan.js'

import { findOrCreatePeople } from '../../../database/contacts/findOrCreatePeople.js'
import { mayTell } from '../../../database/contacts/mayTell.js'
import { readPeople } from '../../../database/contacts/readPeople.js'
import { fullNameOf } from '../../../domain/contacts/contactName.js'
import { planLinks, toTold } from '../../../domain/leads/linkPlan.js'
import { normalizeEmail } from '../../../domain/shared/normalize.js'
import { isSameRelation, relationID } from '../../../utilities/relationID.js'

type ID = number | string

type Lead = { owner?: unknown } & LeadPeople

type Args = { after: Lead; before: Lead | undefined; crm: CRMContext; req: PayloadRequest }

type Known = {
  email: null | string
  firstName: null | string
  lastName: null | string
  phone: null | string
}

/** What of the lead's links and words is settled, and what its contact is to be told. */
type Settled = { contact?: ID; lead: LeadPeople; told?: null | Told }

/** What the lead knows of a contact and the CRM does not. */
const unknownOf = ({ known, lead }: { known: Known; lead: LeadPeople }): null | Told => {
  const words = {
    companyName: null,
    contactEmail: known.email,
    contactName: fullNameOf(known),
    contactPhone: known.phone,
  }
  return toTold({ isSaid: (name) => !words[name] && Boolean(lead[name]), lead })
}

/**
 * Whom the lead names, found or made; what either does not know of them, the other says. Who may not
 * read the contact learns nothing of it by this.
 */
const linkNamed = async ({
  after,
  crm,
  plan: { company, contact, isCorrection, told },
  req,
}: { plan: LinkPlan } & Args): Promise<Settled> => {
  const linked = relationID(after.contact)
  const isTheirs =
    contact !== null && isCorrection && (await mayTell({ contact: linked!, crm, req }))
  const found = await findOrCreatePeople({
    crm,
    isContactMade: !isTheirs,
    named: { company, contact, email: after.contactEmail || null, owner: relationID(after.owner) },
    req,
  })
  const lead: LeadPeople = company ? { company: found.company } : {}
  if (
    !contact ||
    (isTheirs && (found.contact === null || String(found.contact) === String(linked)))
  ) {
    return { contact: linked ?? undefined, lead, told }
  }
  if (found.contact !== null && !found.isReadable) {
    return { contact: found.contact, lead: { ...lead, contact: found.contact } }
  }
  return {
    contact: found.contact ?? undefined,
    lead: {
      ...lead,
      contact: found.contact,
      contactEmail: after.contactEmail || found.email,
      contactName: after.contactName || fullNameOf(found),
      contactPhone: after.contactPhone || found.phone,
    },
    told: found.contact === null ? null : unknownOf({ known: found, lead: after }),
  }
}

/** The words of a lead whose links somebody chose, as far as who chose may read them. */
const followChosen = async ({
  after,
  before,
  crm,
  followed,
  req,
}: Args & Pick<LinkPlan, 'followed'>): Promise<Settled> => {
  const contact = followed.contact ? relationID(after.contact) : null
  const chosen = await readPeople({
    company: followed.company ? relationID(after.company) : null,
    contact,
    crm,
    req,
  })
  const follow = (name: 'contactEmail' | 'contactName' | 'contactPhone', value: null | string) =>
    after[name] && after[name] !== before?.[name] ? after[name] : value
  const words = followed.contact && {
    contactEmail: follow('contactEmail', chosen.email),
    contactName: follow('contactName', fullNameOf(chosen)),
    contactPhone: follow('contactPhone', chosen.phone),
  }
  return {
    contact: contact ?? undefined,
    lead: {
      ...(followed.company && chosen.companyName && { companyName: chosen.companyName }),
      ...words,
    },
    told: words && chosen.isContactKnown ? unknownOf({ known: chosen, lead: words }) : null,
  }
}

/** What the lead says of its contact is written there as well, by those who may. */
const tell = async ({
  contact,
  crm,
  req,
  told,
}: { contact: ID; told: Told } & Pick<Args, 'crm' | 'req'>): Promise<void> => {
  if (await mayTell({ contact, crm, req })) {
    await req.payload.update({
      id: contact,
      collection: crm.slugs.contacts,
      data: told,
      depth: 0,
      overrideAccess: true, // asked before: who may not write the contact writes the lead alone
      req,
    })
  }
}

/** What is no address, or too long, is refused after this; nobody is made of it. */
const isSpelled = ({ contactEmail }: LeadPeople): boolean =>
  !contactEmail || normalizeEmail(contactEmail) !== null

const settle = async (args: { plan: LinkPlan } & Args): Promise<Settled[]> => {
  const { after, plan } = args
  const { company, contact, followed, isNobody, told } = plan
  const linked = relationID(after.contact) ?? undefined
  return [
    ...(company || contact
      ? [await linkNamed(args)]
      : [{ contact: linked, lead: isNobody ? { contact: null } : {}, told }]),
    ...(followed.company || followed.contact ? [await followChosen({ ...args, followed })] : []),
  ]
}

/**
 * Links a lead with the person and the company it is about, without making either twice, and brings what
 * lead and contact say of the person into step. Asks the database nothing while neither the words nor the
 * links change.
 *
 * @returns what changes of the lead
 */
export const linkPeople = async (args: Args): Promise<LeadPeople> => {
  const { after, before, crm, req } = args
  if (!isSpelled(after)) {
    return {}
  }
  const plan = planLinks({ after, before, isSameLink: isSameRelation })
  const settled = await settle({ ...args, plan })
  for (const { contact, told } of settled) {
    if (contact !== undefined && told) {
      await tell({ contact, crm, req, told })
    }
  }
  return Object.assign({}, ...settled.map(({ lead }) => lead)) as LeadPeople
}
