import type { DocumentViewServerProps } from 'payload'

import React from 'react'

import { readRecordPage } from '../readRecordPage.js'
import { CompanyOverview as Overview } from './index.client.js'

/** The tab of a company with everything around it; the record itself is Payload's to show. */
export const CompanyOverview = async (view: DocumentViewServerProps) => {
  const page = await readRecordPage(view)
  return page && <Overview {...page} />
}
