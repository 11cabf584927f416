'use client'
import { useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { ContactImportResult } from '../../../domain/contacts/import/types.js'

import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Scroll } from '../shared/Scroll.client.js'

type Props = { result: ContactImportResult }

/** What would become of the file, in a sentence. */
export const Summary = ({ result: { companies, contacts, rows } }: Props) => {
  const { language, text } = useText()
  const count = (value: number): string => formatCount({ count: value, language })
  return (
    <p className="crm-import__summary">
      {text('contactFile:summary', {
        created: count(contacts.created),
        read: count(rows.read),
        repeated: count(contacts.repeated),
        skipped: count(contacts.skipped),
        unchanged: count(contacts.unchanged),
        updated: count(contacts.updated),
      })}
      {companies > 0 ? ` ${text('contactFile:companies', { count: count(companies) })}` : ''}
    </p>
  )
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The first contacts, as they will be stored. */
export const Sample = ({ result: { sample } }: Props) => {
  const { text } = useText()
  const { t } = useTranslation<object, string>()
  return (
    <Scroll label={text('contactFile:sample')}>
      <table className="crm-import__table">
        <caption>{text('contactFile:sample')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('fileImport:line')}</th>
            <th scope="col">{t('crm:fields:status')}</th>
            <th scope="col">{t('crm:fields:name')}</th>
            <th scope="col">{t('crm:fields:email')}</th>
            <th scope="col">{t('crm:fields:phone')}</th>
            <th scope="col">{t('crm:fields:company')}</th>
            <th scope="col">{t('crm:fields:tags')}</th>
            <th scope="col">{text('contactFile:consents')}</th>
          </tr>
        </thead>
        <tbody>
          {sample.map(({ change, company, consents, line, tags, values }) => (
            <tr key={line}>
              <td className="crm-import__number">{line}</td>
              <td>{text(`contactFile:changes:${change}`)}</td>
              <td>{[values.firstName, values.lastName].map(wordOf).filter(Boolean).join(' ')}</td>
              <td>{wordOf(values.email)}</td>
              <td>{wordOf(values.phone)}</td>
              <td>{company}</td>
              <td>{tags.join(', ')}</td>
              <td>
                {Object.entries(consents)
                  .map(
                    ([channel, status]) =>
                      `${text(`contactFile:channels:${channel as keyof typeof consents}`)}: ${t(`crm:consentStatuses:${status}`)}`,
                  )
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
