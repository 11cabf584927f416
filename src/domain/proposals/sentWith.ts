import type { Settings } from '../settings/settings.js'

/** What stands on an offer besides what is offered: as it was when the offer went out. */
export type SentWith = {
  currency: string
} & Pick<Settings, 'proposalTerms' | 'sellerAddress' | 'sellerLogoURL' | 'sellerName'>

export const sendWith = ({
  currency,
  settings: { proposalTerms, sellerAddress, sellerLogoURL, sellerName },
}: {
  currency: string
  settings: Settings
}): SentWith => ({ currency, proposalTerms, sellerAddress, sellerLogoURL, sellerName })

type Stored = { currency?: null | string } & Partial<Omit<SentWith, 'currency'>>

/** What an offer was sent with; one that went out before this was kept shows what holds today. */
export const sentWithOf = ({
  now,
  stored,
}: {
  now: SentWith
  stored: null | Stored | undefined
}): SentWith =>
  stored?.currency
    ? {
        currency: stored.currency,
        proposalTerms: stored.proposalTerms ?? null,
        sellerAddress: stored.sellerAddress ?? null,
        sellerLogoURL: stored.sellerLogoURL ?? null,
        sellerName: stored.sellerName ?? null,
      }
    : now
