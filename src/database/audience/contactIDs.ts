import type { PayloadRequest } from 'payload'

import { sql } from '@payloadcms/db-postgres'

import type { CRMContext } from '../../context.js'
import type { Query } from '../session.js'

import { adapterOf } from '../session.js'
import { namesOf } from '../triggers/definitions.js'

type Args = { crm: CRMContext; req: Pick<PayloadRequest, 'payload'> }

/** The type of contacts' ids, to cast to. */
export const contactIDType = ({ crm, req }: Args): Query =>
  sql.raw(namesOf({ adapter: adapterOf(req), crm }).idTypeOf('contacts'))

/** Ids as a list that stands behind `in`; of whatever length, it is one parameter. */
export const listOfIDs = ({ ids, ...args }: { ids: (number | string)[] } & Args): Query =>
  sql`(select value::${contactIDType(args)} from json_array_elements_text(${JSON.stringify(ids)}::json))`
