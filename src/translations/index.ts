import { page as pageDe } from './de/page.js'
import { records as recordsDe } from './de/records.js'
import { settings as settingsDe } from './de/settings.js'
import { page as pageEn } from './en/page.js'
import { records as recordsEn } from './en/records.js'
import { settings as settingsEn } from './en/settings.js'

/** The plugin's own texts, beneath the key `crm`; a host's translations of the same keys win. */
export const translations = {
  de: { crm: { ...recordsDe, page: pageDe, settings: settingsDe } },
  en: { crm: { ...recordsEn, page: pageEn, settings: settingsEn } },
}
