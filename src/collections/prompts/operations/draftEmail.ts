import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ClaimLocale, Fact } from '../../../domain/claims/types.js'
import type { EmailDraft } from '../../../domain/prompts/review.js'

import { readSettings } from '../../../database/settings/readSettings.js'
import { plainName } from '../../../domain/prompts/sayPart.js'
import { relationID } from '../../../utilities/relationID.js'
import { findObstacle } from '../../contacts/operations/findObstacle.js'
import { templatesOf } from './templatesOf.js'

type Lead = {
  companyName?: null | string
  contact?: unknown
  contactEmail?: null | string
  contactName?: null | string
}

const fill = (template: string, name: string): string => template.replace('{{name}}', () => name)

/**
 * The e-mail a message goes out as: to whom, with a greeting, and signed by the seller of the settings.
 * It is addressed to nobody who does not want to be written to.
 */
export const draftEmail = async ({
  crm,
  facts,
  language,
  lead: leadID,
  message,
  req,
}: {
  crm: CRMContext
  facts: Fact[]
  language: ClaimLocale
  lead: null | number | string
  message: string
  req: PayloadRequest
}): Promise<EmailDraft> => {
  const lead = (
    leadID === null
      ? null
      : await req.payload.findByID({
          id: leadID,
          collection: crm.slugs.leads,
          depth: 0,
          disableErrors: true,
          overrideAccess: true, // whoever reviews the message may see whom it goes to
          req,
        })
  ) as Lead | null
  const { sellerName } = await readSettings({ crm, req })
  const say = templatesOf({ locale: language, payload: req.payload })
  const campaign = facts.find(({ key }) => key === 'campaign')?.value
  const contact = plainName(lead?.contactName ?? '')
  const email = lead?.contactEmail || null
  const obstacle =
    email === null
      ? null
      : await findObstacle({
          channel: 'email',
          contact: relationID(lead?.contact),
          crm,
          email,
          req,
        })
  return {
    ...(obstacle && { obstacle }),
    subject: campaign
      ? fill(say('prompt:subject'), String(campaign))
      : say('prompt:subjectWithoutName'),
    text: [
      contact ? fill(say('prompt:greeting'), contact) : say('prompt:greetingWithoutName'),
      message,
      [say('prompt:closing'), ...(sellerName ? [sellerName] : [])].join('\n'),
    ].join('\n\n'),
    to: obstacle ? null : email,
  }
}
