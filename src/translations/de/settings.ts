import type { settings as english } from '../en/settings.js'

/** Die Einstellungen des CRM. */
export const settings: typeof english = {
  hints: {
    lostReasons: 'Zur Auswahl, wenn ein Lead verloren geht.',
    proposalTerms: 'Stehen unter jedem Angebot, das Kunden sehen.',
    sellerLogoURL: 'https://… oder ein Pfad auf dieser Website, etwa /logo.svg.',
    timeZone: 'Für die Tage der Auswertungen, etwa Europe/Berlin.',
    wonReasons: 'Zur Auswahl, wenn ein Lead gewonnen wird.',
  },
  key: 'Schlüssel',
  label: 'Text',
  lostReasons: 'Gründe für verlorene Leads',
  proposalTerms: 'Angebotsbedingungen',
  reason: 'Grund',
  sellerAddress: 'Anschrift',
  sellerLogoURL: 'Logo',
  sellerName: 'Name des Unternehmens',
  timeZone: 'Zeitzone',
  title: 'CRM-Einstellungen',
  validation: {
    keyTwice: 'Zwei Gründe haben den Schlüssel „{{key}}“. Geben Sie jedem einen eigenen.',
  },
  wonReasons: 'Gründe für gewonnene Leads',
}
