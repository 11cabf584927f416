'use client'
import React from 'react'

import type { CompanyDetail } from '../../../domain/contacts/detail.js'
import type { Way } from '../QuickActions/index.client.js'
import type { RecordPageProps, Slugs } from '../types.js'

import { formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Facts } from '../Overview/Facts.client.js'
import { None, Panel } from '../Overview/Panels.client.js'
import { RecordPage } from '../Overview/RecordPage.client.js'
import { RecordLink } from '../RecordLink.client.js'
import { useMoment } from '../useMoment.js'
import { useWords } from '../useWords.js'

/** Consent is a person's: at a company one may always ring. */
const waysOf = ({ company: { phone } }: CompanyDetail): Way[] => [
  { type: 'call', href: phone && `tel:${phone}`, obstacle: null },
]

const Profile = ({ detail, slugs }: { detail: CompanyDetail; slugs: Slugs }) => {
  const { language, text } = useText()
  const moment = useMoment()
  const words = useWords()
  const { company, currency, revenue, tags } = detail
  return (
    <Panel title={text('timeline:profile')}>
      <Facts
        facts={[
          [text('timeline:channels:phone'), company.phone],
          [
            text('timeline:website'),
            company.website && (
              <a href={company.website} rel="noreferrer" target="_blank">
                {company.domain ?? company.website}
              </a>
            ),
          ],
          [text('timeline:kind'), company.kind && words(`companyKinds:${company.kind}`)],
          [text('timeline:industry'), company.industry],
          [
            text('timeline:parent'),
            company.parent && (
              <RecordLink id={company.parent.id} slug={slugs.companies} tab="/overview">
                {company.parent.name}
              </RecordLink>
            ),
          ],
          [text('timeline:owner'), company.owner && company.owner.name],
          [
            text('timeline:lifecycle'),
            company.lifecycle && words(`companyLifecycles:${company.lifecycle}`),
          ],
          [text('timeline:revenue'), formatMoney({ amount: revenue, currency, language })],
          [
            text('timeline:lastActivity'),
            company.lastActivityAt ? moment(company.lastActivityAt) : text('timeline:never'),
          ],
          [text('timeline:tags'), tags.join(', ')],
        ]}
      />
    </Panel>
  )
}

const People = ({
  detail: { people, peopleTotal },
  slugs,
}: {
  detail: CompanyDetail
  slugs: Slugs
}) => {
  const { text } = useText()
  const words = useWords()
  return (
    <Panel title={text('timeline:people')}>
      {people.length === 0 ? <None>{text('timeline:peopleNone')}</None> : null}
      <ul className="crm-record__lines">
        {people.map(({ id, name, engagementStage, jobTitle }) => (
          <li key={id}>
            <span className="crm-record__pair">
              <RecordLink id={id} slug={slugs.contacts} tab="/overview">
                {name}
              </RecordLink>
              <span className="crm-chip">{words(`engagementStages:${engagementStage}`)}</span>
            </span>
            <span>{jobTitle}</span>
          </li>
        ))}
      </ul>
      {peopleTotal > people.length ? (
        <None>{text('timeline:peopleMore', { count: peopleTotal - people.length })}</None>
      ) : null}
    </Panel>
  )
}

const Beneath = ({
  slug,
  companies,
}: {
  companies: CompanyDetail['subCompanies']
  slug: string
}) => {
  const { text } = useText()
  return companies.length === 0 ? null : (
    <Panel title={text('timeline:subCompanies')}>
      <ul className="crm-record__lines">
        {companies.map(({ id, name }) => (
          <li key={id}>
            <RecordLink id={id} slug={slug} tab="/overview">
              {name}
            </RecordLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** A company: what happened with its people, what is open, and what it bought. */
export const CompanyOverview = (page: RecordPageProps) => (
  <RecordPage<CompanyDetail>
    id={page.id}
    kind="companies"
    page={page}
    side={(detail) => (
      <>
        <Profile detail={detail} slugs={page.slugs} />
        <People detail={detail} slugs={page.slugs} />
        <Beneath companies={detail.subCompanies} slug={page.slugs.companies} />
      </>
    )}
    waysOf={waysOf}
  />
)
