import type { PayloadRequest } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { ClosingReasons } from '../../../domain/leads/decideStageChange.js'
import type { Reason } from '../../../domain/settings/settings.js'

import { readSettings } from '../../../database/settings/readSettings.js'
import { normalizeText } from '../../../domain/shared/normalizeText.js'
import { refusalError } from '../../../utilities/crmError.js'

type Args = { crm: CRMContext; req: PayloadRequest }

const requireReason = async ({
  crm,
  field,
  key,
  list,
  req,
}: {
  field: 'lostReasonKey' | 'wonReasonKey'
  key: string
  list: 'lostReasons' | 'wonReasons'
} & Args): Promise<Reason> => {
  const reasons = (await readSettings({ crm, req }))[list]
  const found = reasons.find((reason) => reason.key === key)
  if (!found) {
    throw refusalError({
      collection: crm.slugs.leads,
      refusal: {
        code: 'invalid_input',
        field,
        reason: 'noSuchReason',
        vars: { reasons: reasons.map((reason) => reason.key).join(', ') },
      },
      t: req.t,
    })
  }
  return found
}

const wordsOf = (text: null | string | undefined): null | string =>
  text ? normalizeText(text) || null : null

/**
 * The reasons of a lead that is being closed, as they are stored: a key is one of the settings'
 * list. Where a lead was lost for a reason of the list and no words were said, they are the list's,
 * so that whoever reads the lead alone reads why.
 *
 * @throws the refusal of a key that is not on the list
 */
export const settleReasons = async ({
  crm,
  reasons: { lostReason, lostReasonKey, wonReason, wonReasonKey },
  req,
  status,
}: {
  reasons: ClosingReasons
  /** How the lead is closed; the reasons of the other way are left as they were sent. */
  status: 'lost' | 'open' | 'won'
} & Args): Promise<Required<ClosingReasons>> => {
  const lost =
    status === 'lost' && lostReasonKey
      ? await requireReason({
          crm,
          field: 'lostReasonKey',
          key: lostReasonKey,
          list: 'lostReasons',
          req,
        })
      : null
  const won =
    status === 'won' && wonReasonKey
      ? await requireReason({
          crm,
          field: 'wonReasonKey',
          key: wonReasonKey,
          list: 'wonReasons',
          req,
        })
      : null
  return {
    lostReason: wordsOf(lostReason) ?? lost?.label ?? null,
    lostReasonKey: lost?.key ?? null,
    wonReason: wordsOf(wonReason),
    wonReasonKey: won?.key ?? null,
  }
}
