'use client'
import { useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import React from 'react'

import type { Claim, Fact } from '../../../domain/claims/types.js'

import { usePromptText } from '../usePromptText.js'

/** Where a fact is stored, in the admin panel; `null` for what a rule computed. */
export const useOriginURL = (): ((fact: Fact) => null | string) => {
  const { config } = useConfig()
  return ({ origin }) =>
    'rule' in origin
      ? null
      : formatAdminURL({
          adminRoute: config.routes.admin,
          path: `/collections/${origin.collection}/${origin.id}`,
        })
}

/** A value as people write it. */
const useFactValue = (currency: string): ((fact: Fact) => string) => {
  const { language } = usePromptText()
  return ({ kind, value }) => {
    if (typeof value === 'string') {
      return value
    }
    const style =
      kind === 'money'
        ? ({ currency, style: 'currency' } as const)
        : kind === 'percent'
          ? ({ maximumFractionDigits: 2, style: 'percent' } as const)
          : {}
    return new Intl.NumberFormat(language, style).format(value)
  }
}

const useFactName = (): ((fact: Fact) => string) => {
  const { text } = usePromptText()
  return ({ key }) => {
    const [, bound, measure] = /^projection\.(low|high)\.(\w+)$/.exec(key) ?? []
    return bound && measure
      ? text(`factName:${bound}`, { measure: text(`factName:${measure}`) })
      : text(`factName:${key}`)
  }
}

/** Everything a message may say, with the record or the rule it comes from. */
export const Facts = ({ currency, facts }: { currency: string; facts: Fact[] }) => {
  const { t } = useTranslation<object, string>()
  const { text } = usePromptText()
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  const nameOf = useFactName()
  const valueOf = useFactValue(currency)
  const urlOf = useOriginURL()
  const recordOf = (collection: string): string => {
    const label = getEntityConfig({ collectionSlug: collection })?.labels.singular ?? collection
    return typeof label === 'string' ? label : (label[i18n.language] ?? collection)
  }
  return (
    <div className="crm-prompt__facts">
      <h3>{text('facts')}</h3>
      <dl>
        {facts.map((fact) => {
          const url = urlOf(fact)
          return (
            <div key={fact.key}>
              <dt>{nameOf(fact)}</dt>
              <dd>
                <strong>{valueOf(fact)}</strong>
                {'rule' in fact.origin ? (
                  <span>{text(`rules:${fact.origin.rule}`)}</span>
                ) : (
                  <a href={url ?? undefined}>
                    {recordOf(fact.origin.collection)} ·{' '}
                    {t(`crm:fields:${fact.origin.field.split('.').at(-1)}`)}
                  </a>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}

type Piece = { claim: Claim | null; text: string }

const toPieces = ({ claims, message }: { claims: Claim[]; message: string }): Piece[] => {
  const sorted = [...claims].sort((a, b) => a.start - b.start)
  const ends = sorted.map(({ start, text }) => start + text.length)
  return [
    ...sorted.flatMap((claim, index): Piece[] => [
      { claim: null, text: message.slice(ends[index - 1] ?? 0, claim.start) },
      { claim, text: message.slice(claim.start, ends[index]) },
    ]),
    { claim: null, text: message.slice(ends.at(-1) ?? 0) },
  ]
}

/** The message with its claims marked: those that rest on a record lead there. */
export const MarkedMessage = ({ claims, message }: { claims: Claim[]; message: string }) => {
  const urlOf = useOriginURL()
  const nameOf = useFactName()
  return (
    <p className="crm-prompt__message">
      {toPieces({ claims, message }).map(({ claim, text }, index) => {
        if (!claim) {
          return <React.Fragment key={index}>{text}</React.Fragment>
        }
        const url = claim.fact && urlOf(claim.fact)
        return (
          <mark
            className={claim.fact ? undefined : 'crm-prompt__unbacked'}
            key={index}
            title={claim.fact ? nameOf(claim.fact) : undefined}
          >
            {url ? <a href={url}>{text}</a> : text}
          </mark>
        )
      })}
    </p>
  )
}
