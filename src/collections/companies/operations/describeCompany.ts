import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../../context.js'
import type { CompanyDetail } from '../../../domain/contacts/detail.js'

import { sumOrders } from '../../../database/contacts/readRecordLines.js'
import {
  describeRecord,
  findRecord,
  nameCompany,
  nameOwner,
} from '../../contacts/operations/describeRecord.js'

type Company = { owner?: unknown; parent?: unknown; tags?: null | string[] } & Pick<
  CompanyDetail['company'],
  'id' | 'name'
> &
  Record<string, unknown>

/** As many people and companies beneath it as its page shows. */
const MOST = 25

/**
 * A company as its page begins: its people, what is open, what it bought and what belongs to it.
 *
 * @throws CRMError `not_found` for what is not there or not to be seen
 */
export const describeCompany = async ({
  id,
  crm,
  req,
}: {
  crm: CRMContext
  id: number | string
  req: PayloadRequest
}): Promise<CompanyDetail> => {
  const args = { crm, req, subject: { id, key: 'companies' } } as const
  const doc = await findRecord<Company>(args)
  const text = (name: string): null | string => (doc[name] as null | string | undefined) ?? null
  const list = (key: 'companies' | 'contacts', where: Where, sort: string) =>
    req.payload.find({
      collection: crm.slugs[key],
      depth: 0,
      limit: MOST,
      overrideAccess: false,
      req,
      sort,
      user: req.user,
      where,
    })
  const people = await list('contacts', { company: { equals: id } }, '-lastInteractionAt')
  const beneath = await list('companies', { parent: { equals: id } }, 'name')
  return {
    ...(await describeRecord(args)),
    company: {
      id: doc.id,
      name: doc.name,
      domain: text('domain'),
      industry: text('industry'),
      kind: text('kind'),
      lastActivityAt: text('lastActivityAt'),
      lifecycle: text('lifecycle'),
      owner: await nameOwner({ ...args, owner: doc.owner }),
      parent: await nameCompany({ ...args, company: doc.parent }),
      phone: text('phone'),
      website: text('website'),
    },
    people: (people.docs as unknown as CompanyDetail['people']).map(
      ({ id: person, name, engagementStage, jobTitle, leadScore }) => ({
        id: person,
        name,
        engagementStage,
        jobTitle: jobTitle ?? null,
        leadScore: leadScore ?? null,
      }),
    ),
    peopleTotal: people.totalDocs,
    revenue: await sumOrders(args),
    subCompanies: (beneath.docs as unknown as CompanyDetail['subCompanies']).map(
      ({ id: child, name }) => ({ id: child, name }),
    ),
    tags: doc.tags ?? [],
  }
}
