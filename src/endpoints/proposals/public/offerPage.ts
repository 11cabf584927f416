import type { PayloadRequest } from 'payload'

import type { Client } from '../../../collections/proposals/operations/publicProposal.js'
import type { PublicState } from '../../../domain/proposals/publicState.js'
import type { Proposal, ProposalLine } from '../../../domain/proposals/types.js'
import type { Settings } from '../../../domain/settings/settings.js'
import type { HTML } from '../../../utilities/html.js'
import type { Answer } from '../../../utilities/http/answer.js'
import type { Say } from './page.js'

import { MAX_ANSWER_NAME, MAX_ANSWER_NOTE } from '../../../domain/proposals/answer.js'
import { lineAmount } from '../../../domain/shared/money.js'
import { html } from '../../../utilities/html.js'
import { localeOf, pageAnswer, sayer } from './page.js'

export type OfferPage = {
  client: Client
  currency: string
  /** What was missing in the form that was just sent. */
  problem: 'name' | null
  proposal: Proposal
  req: PayloadRequest
  settings: Settings
  state: PublicState
  token: string
}

type Format = {
  count: (value: number) => string
  day: (day: string) => string
  money: (amount: number) => string
  say: Say
  time: (moment: string) => string
}

const formatOf = ({ currency, req, settings: { timeZone } }: OfferPage): Format => {
  const locale = localeOf(req)
  const money = new Intl.NumberFormat(locale, { currency, style: 'currency' })
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return {
    count: (value) => count.format(value),
    day: (value) => day.format(new Date(value)), // a calendar day is stored as its noon in UTC
    money: (amount) => money.format(amount),
    say: sayer(req),
    time: (moment) => time.format(new Date(moment)),
  }
}

/** The day a client knows: in the time zone of the settings. */
const dayOf = (moment: string, { req, settings: { timeZone } }: OfferPage): string =>
  new Intl.DateTimeFormat(localeOf(req), { dateStyle: 'long', timeZone }).format(new Date(moment))

const header = ({ proposal, settings }: OfferPage, { say }: Format): HTML => {
  const { sellerAddress, sellerLogoURL, sellerName } = settings
  const { revision } = proposal
  const address = [sellerLogoURL && sellerName, sellerAddress].filter(Boolean).join('\n')
  return html`<header>
    <div>
      ${
        sellerLogoURL && html`<img src="${sellerLogoURL}" alt="${sellerName ?? ''}" />`
      }${!sellerLogoURL && sellerName ? html`<div class="seller">${sellerName}</div>` : null}${
        address && html`<p class="address">${address}</p>`
      }
    </div>
    <p class="kind">
      ${say('title')}${revision && revision > 1 ? ` · ${say('revision', { revision })}` : ''}
    </p>
  </header>`
}

const fact = (term: string, value: null | string): HTML | null =>
  value
    ? html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`
    : null

const flightOf = ({ endDate, startDate }: Proposal, { day, say }: Format): null | string => {
  if (startDate && endDate) {
    return say('fromTo', { from: day(startDate), to: day(endDate) })
  }
  if (startDate) {
    return say('from', { day: day(startDate) })
  }
  return endDate ? say('until', { day: day(endDate) }) : null
}

const facts = (page: OfferPage, format: Format): HTML => {
  const { client, proposal } = page
  const { day, say } = format
  return html`<dl>
    ${fact(
      say('draftedFor'),
      [client.contactName, client.companyName].filter(Boolean).join(', '),
    )}${fact(say('sentOn'), proposal.sentAt ? dayOf(proposal.sentAt, page) : null)}${fact(
      say('validUntil'),
      proposal.expiresAt ? day(proposal.expiresAt) : null,
    )}${fact(say('flight'), flightOf(proposal, format))}
  </dl>`
}

const row = (
  { label, price, pricingModel, quantity }: ProposalLine,
  { currency }: OfferPage,
  { count, money, say }: Format,
): HTML => {
  const unit = pricingModel ? say(`units:${pricingModel}`) : ''
  return html`<tr>
    <td>${label}</td>
    <td>${count(quantity)}${unit && html`<small>${unit}</small>`}</td>
    <td>${money(price)}</td>
    <td>${money(lineAmount({ currency, price, quantity }))}</td>
  </tr>`
}

const table = (page: OfferPage, format: Format): HTML => {
  const { money, say } = format
  return html`<table>
    <caption>
      ${say('title')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('description')}</th>
        <th scope="col">${say('quantity')}</th>
        <th scope="col">${say('price')}</th>
        <th scope="col">${say('amount')}</th>
      </tr>
    </thead>
    <tbody>
      ${(page.proposal.lines ?? []).map((line) => row(line, page, format))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="3">${say('total')}</th>
        <td>${money(page.proposal.totalValue)}</td>
      </tr>
    </tfoot>
  </table>`
}

const nameInput = (id: string, { say }: Format): HTML =>
  html`<label for="${id}">${say('answerName')}</label
    ><input
      id="${id}"
      name="name"
      type="text"
      autocomplete="name"
      required
      maxlength="${MAX_ANSWER_NAME}"
    />`

/** Addresses are relative: the app may live beneath a path of its own. */
const forms = ({ client, problem, token }: OfferPage, format: Format): HTML => {
  const { say } = format
  return html`<h2>${say('accept:title')}</h2>
    ${problem && html`<p class="error" role="alert">${say('nameMissing')}</p>`}
    <form method="post" action="${token}/accept">
      <p class="hint">
        ${say('accept:hint', {
          client: client.companyName,
        })}
      </p>
      ${nameInput('accept-name', format)}<button>${say('accept:button')}</button>
    </form>
    <details>
      <summary>${say('decline:title')}</summary>
      <form method="post" action="${token}/decline">
        ${nameInput('decline-name', format)}<label for="decline-note">${say('answerNote')}</label
        ><textarea id="decline-note" name="note" maxlength="${MAX_ANSWER_NOTE}"></textarea
        ><button class="plain">${say('decline:button')}</button>
      </form>
    </details>`
}

const decided = ({ proposal, state }: OfferPage, { say, time }: Format): HTML => {
  const { answeredAt, answeredBy } = proposal
  const vars = { name: answeredBy ?? '', time: answeredAt ? time(answeredAt) : '' }
  const key = state === 'accepted' ? 'accepted' : 'declined'
  return html`<div class="state${state === 'accepted' ? '' : ' bad'}" role="status">
    <p><strong>${say(answeredBy ? key : `${key}Plain`, vars)}</strong></p>
    ${state === 'accepted' ? html`<p class="screen">${say('thanks')}</p>` : null}
  </div>`
}

/** The page of an offer: what it says, and the forms to answer it or what was answered. */
export const offerPage = (page: OfferPage): Answer => {
  const format = formatOf(page)
  const { proposal, req, settings, state } = page
  const { say } = format
  return pageAnswer({
    body: html`${header(page, format)}
      <h1>${proposal.name}</h1>
      ${facts(page, format)}${table(page, format)}${
        settings.proposalTerms &&
        html`<h2>${say('terms')}</h2>
          <p class="terms">${settings.proposalTerms}</p>`
      }
      <section class="answer">
        ${state === 'open' ? forms(page, format) : decided(page, format)}
        <p class="hint screen">${say('print')}</p>
      </section>`,
    logoURL: settings.sellerLogoURL,
    req,
    title: [proposal.name, settings.sellerName].filter(Boolean).join(' · '),
  })
}
