import type { PayloadRequest, Where } from 'payload'

import type { CRMContext } from '../../context.js'
import type { CompanyListQuery } from '../../domain/companies/schema.js'
import type { Route } from '../../utilities/http/defineRoute.js'
import type { Resource } from '../shared/resourceRoutes.js'

import {
  companyCreateSchema,
  companyListQuerySchema,
  companyUpdateSchema,
} from '../../domain/companies/schema.js'
import { equalsWhere } from '../shared/equalsWhere.js'
import { ownerWhere } from '../shared/ownerWhere.js'
import { requireOwnFields } from '../shared/ownFields.js'
import {
  createRoute,
  deleteRoute,
  listRoute,
  readRoute,
  updateRoute,
} from '../shared/resourceRoutes.js'

const companiesWhere = ({
  crm,
  query: { kind, lifecycle, owner, parent_id, tag },
  req,
}: {
  crm: CRMContext
  query: CompanyListQuery
  req: PayloadRequest
}): Where => ({
  and: [
    equalsWhere({ ids: { parent: parent_id }, req, values: { kind, lifecycle } }),
    ...(owner === undefined ? [] : [ownerWhere({ crm, owner, req })]),
    ...(tag === undefined ? [] : [{ tags: { in: [tag] } }]),
  ],
})

const companies: Resource<typeof companyListQuerySchema> = {
  key: 'companies',
  listQuery: companyListQuerySchema,
  noun: 'company',
  path: '/companies',
  plural: 'companies',
  toWhere: companiesWhere,
}

/** A customer is a company that buys. */
const customers: Resource<typeof companyListQuerySchema> = {
  ...companies,
  noun: 'customer',
  path: '/customers',
  plural: 'customers',
  scope: () => ({ lifecycle: { equals: 'customer' } }),
}

/** Customers are read here; they are written as the companies they are. */
export const companyRoutes: Route[] = [
  listRoute(companies),
  readRoute(companies),
  createRoute(companies, companyCreateSchema, ({ crm, data }) =>
    Promise.resolve(
      requireOwnFields({
        data,
        fields: crm.customFields.companies,
        shape: companyCreateSchema.shape,
      }),
    ),
  ),
  updateRoute(companies, companyUpdateSchema, ({ crm, data }) =>
    Promise.resolve(
      requireOwnFields({
        data,
        fields: crm.customFields.companies,
        shape: companyUpdateSchema.shape,
      }),
    ),
  ),
  deleteRoute(companies),
  listRoute(customers),
  readRoute(customers),
]
