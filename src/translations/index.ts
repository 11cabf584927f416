import { alerts as alertsDe } from './de/alerts.js'
import { churn as churnDe } from './de/churn.js'
import { contactImport as contactImportDe } from './de/contactImport.js'
import { contacts as contactsDe } from './de/contacts.js'
import { contactScore as contactScoreDe } from './de/contactScore.js'
import { duplicates as duplicatesDe } from './de/duplicates.js'
import { engagement as engagementDe } from './de/engagement.js'
import { imports as importsDe } from './de/imports.js'
import { insight as insightDe } from './de/insight.js'
import { offer as offerDe } from './de/offer.js'
import { page as pageDe } from './de/page.js'
import { privacy as privacyDe } from './de/privacy.js'
import { prompt as promptDe } from './de/prompt.js'
import { prompts as promptsDe } from './de/prompts.js'
import { records as recordsDe } from './de/records.js'
import { score as scoreDe } from './de/score.js'
import { settings as settingsDe } from './de/settings.js'
import { upsell as upsellDe } from './de/upsell.js'
import { alerts as alertsEn } from './en/alerts.js'
import { churn as churnEn } from './en/churn.js'
import { contactImport as contactImportEn } from './en/contactImport.js'
import { contacts as contactsEn } from './en/contacts.js'
import { contactScore as contactScoreEn } from './en/contactScore.js'
import { duplicates as duplicatesEn } from './en/duplicates.js'
import { engagement as engagementEn } from './en/engagement.js'
import { imports as importsEn } from './en/imports.js'
import { insight as insightEn } from './en/insight.js'
import { offer as offerEn } from './en/offer.js'
import { page as pageEn } from './en/page.js'
import { privacy as privacyEn } from './en/privacy.js'
import { prompt as promptEn } from './en/prompt.js'
import { prompts as promptsEn } from './en/prompts.js'
import { records as recordsEn } from './en/records.js'
import { score as scoreEn } from './en/score.js'
import { settings as settingsEn } from './en/settings.js'
import { upsell as upsellEn } from './en/upsell.js'

/** What is there once for each function of the engine: `crm:factors:score:…`, `crm:wording:churn:…`. */
type Engine = Record<'factors' | 'wording', object>

const byFunction = (functions: Record<string, Engine>) => {
  const pick = (part: keyof Engine) =>
    Object.fromEntries(Object.entries(functions).map(([name, texts]) => [name, texts[part]]))
  return { factors: pick('factors'), wording: pick('wording') }
}

/** The plugin's own texts, beneath the key `crm`; a host's translations of the same keys win. */
export const translations = {
  de: {
    crm: {
      ...recordsDe,
      ...byFunction({
        alerts: alertsDe,
        churn: churnDe,
        contact: contactScoreDe,
        insight: insightDe,
        prompt: promptDe,
        score: scoreDe,
        upsell: upsellDe,
      }),
      contactImport: contactImportDe,
      contacts: contactsDe,
      duplicates: duplicatesDe,
      engagement: engagementDe,
      imports: importsDe,
      offer: offerDe,
      page: pageDe,
      privacy: privacyDe,
      prompts: promptsDe,
      settings: settingsDe,
    },
  },
  en: {
    crm: {
      ...recordsEn,
      ...byFunction({
        alerts: alertsEn,
        churn: churnEn,
        contact: contactScoreEn,
        insight: insightEn,
        prompt: promptEn,
        score: scoreEn,
        upsell: upsellEn,
      }),
      contactImport: contactImportEn,
      contacts: contactsEn,
      duplicates: duplicatesEn,
      engagement: engagementEn,
      imports: importsEn,
      offer: offerEn,
      page: pageEn,
      privacy: privacyEn,
      prompts: promptsEn,
      settings: settingsEn,
    },
  },
}
