import type { PublicState } from '../../../domain/proposals/publicState.js'
import type { Proposal } from '../../../domain/proposals/types.js'
import type { Args } from './lockProposal.js'

import { inTransaction } from '../../../database/inTransaction.js'
import { lockDocument } from '../../../database/lockDocument.js'
import { findByLink } from '../../../database/proposals/findByLink.js'
import { readTimeZone } from '../../../database/settings/readTimeZone.js'
import { publicStateOf } from '../../../domain/proposals/publicState.js'
import { isLinkToken, keyInToken } from '../../../utilities/linkToken.js'
import { relationID } from '../../../utilities/relationID.js'
import { readSystem } from './readSystem.js'

type TokenArgs = { token: string } & Args

/** What a public link leads to. */
export type Offer = { proposal: Proposal; state: PublicState }

const stateOf = async ({
  crm,
  proposal,
  req,
}: { proposal: Proposal } & Args): Promise<PublicState> =>
  publicStateOf({
    expiresAt: proposal.expiresAt,
    isSuperseded: relationID(proposal.supersededBy) !== null,
    now: crm.now(),
    status: proposal.status,
    timeZone: await readTimeZone({ crm, req }),
  })

/** The offer behind a public link; `null` for links that never were, or were revoked. */
export const openOffer = async ({ crm, req, token }: TokenArgs): Promise<null | Offer> => {
  const key = keyInToken(token)
  const proposal = key && (await findByLink({ crm, key, req }))
  return key && proposal && isLinkToken({ id: proposal.id, key, secret: req.payload.secret, token })
    ? { proposal, state: await stateOf({ crm, proposal, req }) }
    : null
}

/** The same, with its row locked and read again: nobody else takes a step with it meanwhile. */
const lockOffer = async (args: TokenArgs): Promise<null | Offer> => {
  const offer = await openOffer(args)
  if (!offer) {
    return null
  }
  const { crm, req, token } = args
  const { id } = offer.proposal
  await lockDocument({ id, collection: crm.slugs.proposals, req })
  return (await readSystem({ id, crm, req })).linkKey === keyInToken(token) ? openOffer(args) : null
}

const take = async ({
  id,
  crm,
  data,
  req,
}: { data: Record<string, unknown>; id: number | string } & Args): Promise<void> => {
  await req.payload.update({
    id,
    collection: crm.slugs.proposals,
    data,
    depth: 0,
    overrideAccess: true, // the link is the client's authority
    req,
  })
}

/** Notes that a client has opened an offer, once. */
export const recordView = ({ crm, req, token }: TokenArgs): Promise<void> =>
  inTransaction({
    req,
    work: async () => {
      const offer = await lockOffer({ crm, req, token })
      if (offer?.proposal.status === 'sent' && offer.state === 'open') {
        await take({ id: offer.proposal.id, crm, data: { status: 'viewed' }, req })
      }
    },
  })

/** What a client says to an offer, and by which name. */
export type ClientAnswer = { name: string; note?: string; to: 'accepted' | 'rejected' }

/**
 * Takes a client's answer, once: what was answered, has expired or was replaced stays as it is.
 *
 * @returns the offer as it is now; `null` for links that never were, or were revoked
 */
export const answerOffer = ({
  answer: { name, note, to },
  crm,
  req,
  token,
}: { answer: ClientAnswer } & TokenArgs): Promise<null | Offer> =>
  inTransaction({
    req,
    work: async () => {
      const offer = await lockOffer({ crm, req, token })
      if (offer?.state !== 'open') {
        return offer
      }
      const data = { answeredBy: name, answerNote: note || null, status: to }
      await take({ id: offer.proposal.id, crm, data, req })
      return openOffer({ crm, req, token })
    },
  })

/** Who an offer was made for. */
export type Client = { companyName: string; contactName: null | string }

/** The client an offer names; nothing else of its lead leaves the CRM this way. */
export const readClient = async ({
  crm,
  proposal,
  req,
}: { proposal: Proposal } & Args): Promise<Client> => {
  const lead = (await req.payload.findByID({
    id: relationID(proposal.lead)!,
    collection: crm.slugs.leads,
    depth: 0,
    disableErrors: true,
    overrideAccess: true, // the link is the client's authority
    req,
    select: { companyName: true, contactName: true },
    trash: true,
  })) as { companyName?: string; contactName?: null | string } | null
  return { companyName: lead?.companyName ?? '', contactName: lead?.contactName ?? null }
}
