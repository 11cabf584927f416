import type { Payload } from 'payload'

import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'

import type { RestArgs } from '../../support/rest.js'
import type { Team } from '../../support/team.js'

import { bootPayload } from '../../support/bootPayload.js'
import { tokenOf } from '../../support/offers.js'
import { requestRest, rest } from '../../support/rest.js'
import { createTeam } from '../../support/team.js'

export type Doc = { id: string } & Record<string, unknown>

export type Answer = {
  doc: Doc
  errors?: { data: { code: string; field?: string }; message: string }[]
  url: string
}

export const LINES = [
  { label: 'Banner', price: 12.5, pricingModel: 'CPM', quantity: 250 },
  { label: 'Sponsorship', price: 2000, quantity: 1 },
]

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'

/** A CRM with its team, and short ways to make offers and to be their client. */
export const createOffice = async () => {
  const { payload, stop } = await bootPayload({
    extend: (config) => ({ ...config, i18n: { supportedLanguages: { de, en } } }),
  })
  const team = await createTeam(payload)
  return { ...offersOf({ payload, team }), payload, stop, team }
}

const offersOf = ({ payload, team }: { payload: Payload; team: Team }) => {
  const create = async (collection: string, data: Record<string, unknown>): Promise<Doc> =>
    (await payload.create({ collection, data, depth: 0 })) as unknown as Doc

  const read = async (id: string): Promise<Doc> =>
    (await payload.findByID({ id, collection: 'crm-proposals', depth: 0 })) as unknown as Doc

  const call = (
    path: string,
    { as = team.rep, body, method = 'POST' }: Partial<Omit<RestArgs, 'payload'>> = {},
  ) => rest<Answer>({ as, body, method, path, payload })

  /** A draft for a lead of the rep. */
  const draft = async (values: Record<string, unknown> = {}): Promise<Doc> => {
    const lead = await create('crm-leads', {
      companyName: 'Acme',
      contactName: 'Ann Client',
      owner: team.rep.user.id,
    })
    return create('crm-proposals', { name: 'Spring', lead: lead.id, lines: LINES, ...values })
  }

  /** An offer that went out, and what stands in its link. */
  const sent = async (
    values: Record<string, unknown> = {},
  ): Promise<{ id: string; token: string }> => {
    const { id } = await draft(values)
    await call(`/crm/proposals/${id}/send`, { body: {} })
    return { id, token: await tokenOf({ id, payload }) }
  }

  /** What a client's browser asks for. */
  const browse = ({
    form,
    headers = {},
    path,
    ...rest
  }: { form?: Record<string, string> } & { path: string } & Partial<Omit<RestArgs, 'payload'>>) =>
    requestRest({
      body: form && new URLSearchParams(form),
      headers: { 'User-Agent': PHONE, ...headers },
      method: form ? 'POST' : 'GET',
      path: `/crm/public/proposals/${path}`,
      payload,
      ...rest,
    })

  return { browse, call, create, draft, read, sent }
}

export type Office = Awaited<ReturnType<typeof createOffice>>
