import type { DocumentViewServerProps } from 'payload'

import type { RecordPageProps } from './types.js'

import { getCRM } from '../../context.js'
import { findPeople } from '../shared/load/findPeople.js'

/** What the page of a record needs of the server; `null` for one that is not saved yet. */
export const readRecordPage = async ({
  initPageResult: { docID, req },
}: Pick<DocumentViewServerProps, 'initPageResult'>): Promise<null | RecordPageProps> => {
  const crm = getCRM(req.payload)
  const { companies, contacts, leads, orders } = crm.slugs
  return docID === undefined
    ? null
    : {
        id: docID,
        people: await findPeople({ crm, req }),
        slugs: { companies, contacts, leads, orders },
        user: req.user?.id,
      }
}
