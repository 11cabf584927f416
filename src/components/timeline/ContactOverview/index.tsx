import type { DocumentViewServerProps } from 'payload'

import React from 'react'

import { readRecordPage } from '../readRecordPage.js'
import { ContactOverview as Overview } from './index.client.js'

/** The tab of a contact with everything around them; the record itself is Payload's to show. */
export const ContactOverview = async (view: DocumentViewServerProps) => {
  const page = await readRecordPage(view)
  return page && <Overview {...page} />
}
