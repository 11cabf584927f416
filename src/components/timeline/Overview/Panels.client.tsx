'use client'
import React from 'react'

import type { LeadLine, OrderLine } from '../../../domain/contacts/detail.js'
import type { Slugs } from '../types.js'

import { formatDay, formatMoney } from '../../shared/format.js'
import { useText } from '../../shared/useText.js'
import { RecordLink } from '../RecordLink.client.js'
import { useWords } from '../useWords.js'

/** A part of a record's page, with its heading. */
export const Panel = ({
  children,
  ref,
  title,
}: {
  children: React.ReactNode
  /** Given where the focus can be taken to it. */
  ref?: React.Ref<HTMLElement>
  title: string
}) => (
  <section
    aria-label={title}
    className="crm-record__panel"
    ref={ref}
    tabIndex={ref ? -1 : undefined}
  >
    <h3 className="crm-record__title">{title}</h3>
    {children}
  </section>
)

export const None = ({ children }: { children: React.ReactNode }) => (
  <p className="crm-record__none">{children}</p>
)

export const Leads = ({ leads, slugs }: { leads: LeadLine[]; slugs: Slugs }) => {
  const { language, text } = useText()
  return (
    <Panel title={text('timeline:leads')}>
      {leads.length === 0 ? <None>{text('timeline:leadsNone')}</None> : null}
      <ul className="crm-record__lines">
        {leads.map(({ id, name, currency, stage, value }) => (
          <li key={id}>
            <RecordLink id={id} slug={slugs.leads}>
              {name}
            </RecordLink>
            <span>
              {stage} · {formatMoney({ amount: value, currency, language })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const daysOf = ({ language, order }: { language: string; order: OrderLine }): string =>
  [order.startDay, order.endDay]
    .map((day) => (day ? formatDay({ day, language }) : ''))
    .filter(Boolean)
    .join(' – ')

export const Orders = ({
  currency,
  orders,
  slugs,
}: {
  currency: string
  orders: OrderLine[]
  slugs: Slugs
}) => {
  const { language, text } = useText()
  const words = useWords()
  return (
    <Panel title={text('timeline:orders')}>
      {orders.length === 0 ? <None>{text('timeline:ordersNone')}</None> : null}
      <ul className="crm-record__lines">
        {orders.map((order) => (
          <li key={order.id}>
            <RecordLink id={order.id} slug={slugs.orders}>
              {order.name}
            </RecordLink>
            <span>
              {[
                formatMoney({ amount: order.totalValue, currency, language }),
                words(`orderStatuses:${order.status}`),
                daysOf({ language, order }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
