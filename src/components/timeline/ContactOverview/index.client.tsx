'use client'
import { Banner } from '@payloadcms/ui'
import React from 'react'

import type { ContactDetail } from '../../../domain/contacts/detail.js'
import type { ConsentChannel } from '../../../domain/contacts/types.js'
import type { QuickType, Way } from '../QuickActions/index.client.js'
import type { RecordPageProps, Slugs } from '../types.js'

import { Factors } from '../../ai/Factors/index.client.js'
import { formatCount } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { Consent } from '../Overview/Consent.client.js'
import { Facts } from '../Overview/Facts.client.js'
import { Panel } from '../Overview/Panels.client.js'
import { RecordPage } from '../Overview/RecordPage.client.js'
import { StageWhy } from '../Overview/StageWhy.client.js'
import { RecordLink } from '../RecordLink.client.js'
import { useMoment } from '../useMoment.js'
import { useWords } from '../useWords.js'

const WAYS: {
  channel: ConsentChannel
  field: 'email' | 'phone'
  scheme: string
  type: QuickType
}[] = [
  { type: 'call', channel: 'phone', field: 'phone', scheme: 'tel' },
  { type: 'email', channel: 'email', field: 'email', scheme: 'mailto' },
  { type: 'sms', channel: 'sms', field: 'phone', scheme: 'sms' },
]

const waysOf = ({ consent, contact }: ContactDetail): Way[] =>
  WAYS.map(({ type, channel, field, scheme }) => ({
    type,
    href: contact[field] && `${scheme}:${contact[field]}`,
    obstacle: consent.find((line) => line.channel === channel)?.obstacle ?? null,
  }))

const Profile = ({ detail, slugs }: { detail: ContactDetail; slugs: Slugs }) => {
  const { language, text } = useText()
  const moment = useMoment()
  const words = useWords()
  const { contact, meta, tags } = detail
  const at = (time: null | string) => time && moment(time)
  return (
    <Panel title={text('timeline:profile')}>
      <Facts
        facts={[
          [text('timeline:channels:email'), contact.email],
          [text('timeline:channels:phone'), contact.phone],
          [
            text('timeline:company'),
            contact.company && (
              <RecordLink id={contact.company.id} slug={slugs.companies} tab="/overview">
                {contact.company.name}
              </RecordLink>
            ),
          ],
          [text('timeline:jobTitle'), contact.jobTitle],
          [text('timeline:owner'), contact.owner && contact.owner.name],
          [
            text('timeline:lifecycle'),
            contact.lifecycle && words(`contactLifecycles:${contact.lifecycle}`),
          ],
          [
            text('timeline:journey'),
            contact.journeyStage && words(`journeyStages:${contact.journeyStage}`),
          ],
          [text('timeline:subscribed'), at(contact.subscribedAt)],
          [text('timeline:lastInteraction'), at(meta.lastInteractionAt) ?? text('timeline:never')],
          [
            text('timeline:interactions'),
            formatCount({ count: contact.totalInteractions, language }),
          ],
          [text('timeline:tags'), tags.join(', ')],
        ]}
      />
    </Panel>
  )
}

const Score = ({ currency, meta }: { currency: string; meta: ContactDetail['meta'] }) => {
  const { text } = useText()
  return (
    <Panel title={text('timeline:score')}>
      <Factors
        caption={text('timeline:scoreWhy', { score: meta.leadScore })}
        currency={currency}
        factors={meta.scoreFactors}
      />
    </Panel>
  )
}

/** A person: what happened between us, what is open, and how they may be reached. */
export const ContactOverview = (page: RecordPageProps) => {
  const { text } = useText()
  return (
    <RecordPage<ContactDetail>
      id={page.id}
      kind="contacts"
      notice={({ contact }) =>
        contact.doNotContact ? (
          <div role="status">
            <Banner type="error">{text('timeline:doNotContactHint')}</Banner>
          </div>
        ) : null
      }
      page={page}
      side={(detail) => (
        <>
          <Profile detail={detail} slugs={page.slugs} />
          <StageWhy id={page.id} />
          <Consent lines={detail.consent} />
          <Score currency={detail.currency} meta={detail.meta} />
        </>
      )}
      waysOf={waysOf}
    />
  )
}
