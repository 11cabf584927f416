import { imports as importsDe } from './de/imports.js'
import { offer as offerDe } from './de/offer.js'
import { page as pageDe } from './de/page.js'
import { records as recordsDe } from './de/records.js'
import { settings as settingsDe } from './de/settings.js'
import { imports as importsEn } from './en/imports.js'
import { offer as offerEn } from './en/offer.js'
import { page as pageEn } from './en/page.js'
import { records as recordsEn } from './en/records.js'
import { settings as settingsEn } from './en/settings.js'

/** The plugin's own texts, beneath the key `crm`; a host's translations of the same keys win. */
export const translations = {
  de: {
    crm: { ...recordsDe, imports: importsDe, offer: offerDe, page: pageDe, settings: settingsDe },
  },
  en: {
    crm: { ...recordsEn, imports: importsEn, offer: offerEn, page: pageEn, settings: settingsEn },
  },
}
