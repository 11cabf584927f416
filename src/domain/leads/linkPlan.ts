import { splitName } from '../contacts/contactName.js'

/** What a lead says of the people it is about, and whom it is linked with. */
export type LeadPeople = {
  company?: unknown
  companyName?: null | string
  contact?: unknown
  contactEmail?: null | string
  contactName?: null | string
  contactPhone?: null | string
}

type Word = 'companyName' | 'contactEmail' | 'contactName' | 'contactPhone'

export type NamedContact = {
  email: null | string
  firstName: null | string
  lastName: null | string
  name: string
  phone: null | string
}

/** What the lead says of a contact, to be written there too; what is left out stays. */
export type Told = {
  email?: null | string
  firstName?: null | string
  lastName?: null | string
  phone?: null | string
}

/** What is to be done about the two links of a lead. */
export type LinkPlan = {
  /** To be found or made by what the lead says; `null` when the link stays as it is. */
  company: { name: string } | null
  /** To be found or made by what the lead says; `null` when the link stays as it is. */
  contact: NamedContact | null
  /** Links that somebody chose: the lead's words follow these. */
  followed: { company: boolean; contact: boolean }
  /** It may be the linked contact whose address or number is another now, if nobody else has it. */
  isCorrection: boolean
  /** Nobody is spoken of any more: the link goes. */
  isNobody: boolean
  /** What was said anew of the contact that is linked before and after; `null` for nothing. */
  told: null | Told
}

/** More than fits the fields is refused with the lead. */
const MOST_CHARACTERS = 200

const word = (value: null | string | undefined): null | string =>
  value && value.length <= MOST_CHARACTERS ? value : null

const namedContact = (lead: LeadPeople): NamedContact | null => {
  const email = word(lead.contactEmail)
  const phone = word(lead.contactPhone)
  const called = word(lead.contactName)?.trim()
  const name = called || email || phone
  return name && (email || phone) ? { ...splitName(called ?? ''), name, email, phone } : null
}

/** What the lead says of its contact in the words that `isSaid` names. A name is never taken away. */
export const toTold = ({
  isSaid,
  lead,
}: {
  isSaid: (name: Word) => boolean
  lead: LeadPeople
}): null | Told => {
  const told: Told = {
    ...(isSaid('contactEmail') && { email: lead.contactEmail || null }),
    ...(isSaid('contactName') && lead.contactName && splitName(lead.contactName)),
    ...(isSaid('contactPhone') && { phone: lead.contactPhone || null }),
  }
  return Object.keys(told).length > 0 ? told : null
}

/**
 * Whom a lead's words are about. A link that somebody chooses is theirs to choose, and the words follow
 * it; words that say who (the address, else the number; the company's name) are followed by the link when
 * they change, unless they correct what is known of the same person. A name alone does not tell who
 * somebody is.
 */
export const planLinks = ({
  after,
  before,
  isSameLink,
}: {
  after: LeadPeople
  /** `undefined` when the lead is new. */
  before: LeadPeople | undefined
  /** Whether two values of a relation mean the same record. */
  isSameLink: (a: unknown, b: unknown) => boolean
}): LinkPlan => {
  const isChosen = (link: 'company' | 'contact'): boolean =>
    Boolean(after[link]) && !isSameLink(after[link], before?.[link])
  const isSaid = (name: Word): boolean => (after[name] || null) !== (before?.[name] || null)
  const contactChosen = isChosen('contact')
  const companyChosen = isChosen('company')
  const key = after.contactEmail ? 'contactEmail' : 'contactPhone'
  const contact = !contactChosen && isSaid(key) ? namedContact(after) : null
  const isKept = !contactChosen && Boolean(before?.contact) && Boolean(after.contact)
  const isNobody = isKept && !after.contactEmail && !after.contactName && !after.contactPhone
  return {
    company:
      !companyChosen && word(after.companyName) && isSaid('companyName')
        ? { name: after.companyName! }
        : null,
    contact,
    followed: {
      // A new lead names its company in words of its own.
      company: companyChosen && before !== undefined && !isSaid('companyName'),
      contact: contactChosen,
    },
    isCorrection:
      isKept && !isSaid('contactName') && (Boolean(after.contactName) || !before?.[key]),
    isNobody,
    told: isKept && !isNobody ? toTold({ isSaid, lead: after }) : null,
  }
}
