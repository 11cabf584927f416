import type { CustomField } from '../customFields.js'

import { guessFields, plainHeader } from '../../import/guessFields.js'
import { CONSENT_CHANNELS } from '../types.js'

/** What a column of a file can become, besides the app's own fields. */
export const CONTACT_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'name',
  'phone',
  'company',
  'companyDomain',
  'jobTitle',
  'tags',
  'owner',
  'lifecycle',
  'journeyStage',
  'source',
  'doNotContact',
  'emailConsent',
  'smsConsent',
  'phoneConsent',
  'pushConsent',
  'consentAt',
  'subscribedAt',
  'firstContactAt',
  'language',
  'timeZone',
  'notes',
] as const

export type ContactField = (typeof CONTACT_FIELDS)[number]

/** Which column becomes what, by its name in the file's first line; the app's own fields by theirs. */
export type ContactColumns = Partial<Record<string, string>>

/** What exports of mail tools, other CRMs and spreadsheets call these columns. */
const SYNONYMS: Record<ContactField, string[]> = {
  name: [
    'name', 'full_name', 'fullname', 'contact', 'contact_name', 'display_name', 'vollständiger_name',
    'kontakt', 'ansprechpartner', 'nom_complet',
  ],
  company: [
    'company', 'company_name', 'organization', 'organisation', 'organization_name', 'account',
    'account_name', 'employer', 'firma', 'firmenname', 'unternehmen', 'organisation_name',
    'entreprise', 'societe', 'société', 'empresa', 'azienda', 'bedrijf',
  ],
  companyDomain: [
    'company_domain', 'domain', 'website', 'company_website', 'web_site', 'homepage', 'webseite',
    'internetseite', 'company_url',
  ],
  consentAt: [
    'consent_at', 'consent_date', 'opt_in_date', 'optin_time', 'opt_in_time', 'confirm_time',
    'email_consent_at', 'e_mail_consent_since', 'einwilligung_am', 'einwilligung_e_mail_seit',
    'opt_in_datum',
  ],
  doNotContact: [
    'do_not_contact', 'do_not_call', 'dnc', 'no_contact', 'nicht_kontaktieren', 'sperrvermerk',
  ],
  email: [
    'email', 'e_mail', 'mail', 'email_address', 'e_mail_address', 'mail_address', 'primary_email',
    'e_mail_1_value', 'work_email', 'e_mail_adresse', 'email_adresse', 'mailadresse',
    'adresse_e_mail', 'adresse_email', 'courriel', 'correo', 'correo_electronico',
    'correo_electrónico', 'e_posta', 'posta_elettronica',
  ],
  emailConsent: [
    'email_consent', 'consent_to_e_mail', 'consent_to_email', 'email_opt_in', 'opt_in', 'optin',
    'subscribed', 'newsletter', 'marketing_consent', 'accepts_marketing', 'accepts_email_marketing',
    'email_subscribed', 'einwilligung', 'einwilligung_e_mail', 'newsletter_abonniert',
  ],
  firstContactAt: ['first_contact', 'first_contact_at', 'first_seen', 'erster_kontakt', 'erstkontakt'],
  firstName: [
    'first_name', 'firstname', 'given_name', 'forename', 'vorname', 'prenom', 'prénom', 'nombre',
    'nome', 'voornaam',
  ],
  jobTitle: [
    'job_title', 'jobtitle', 'title', 'position', 'role', 'job', 'organization_title', 'funktion',
    'berufsbezeichnung', 'poste', 'cargo',
  ],
  journeyStage: ['journey_stage', 'buyer_stage', 'phase_der_kundenreise'],
  language: ['language', 'locale', 'lang', 'sprache', 'langue', 'idioma'],
  lastName: [
    'last_name', 'lastname', 'surname', 'family_name', 'nachname', 'familienname', 'nom',
    'nom_de_famille', 'apellido', 'apellidos', 'cognome', 'achternaam',
  ],
  lifecycle: ['lifecycle', 'lifecycle_stage', 'contact_type', 'kundenstatus', 'lebenszyklus'],
  notes: ['notes', 'note', 'comment', 'comments', 'description', 'notizen', 'bemerkung', 'bemerkungen'],
  owner: [
    'owner', 'owner_email', 'contact_owner', 'assigned_to', 'account_owner', 'sales_rep',
    'zuständig', 'zustaendig', 'betreuer',
  ],
  phone: [
    'phone', 'phone_number', 'telephone', 'tel', 'tel.', 'mobile', 'mobile_phone', 'cell', 'cell_phone',
    'phone_1_value', 'work_phone', 'telefon', 'telefonnummer', 'rufnummer', 'handy', 'mobil',
    'mobiltelefon', 'telephone_number', 'téléphone', 'telefono', 'teléfono',
  ],
  phoneConsent: ['phone_consent', 'consent_to_calls', 'call_opt_in', 'einwilligung_anrufe'],
  pushConsent: ['push_consent', 'consent_to_push', 'push_opt_in', 'einwilligung_push'],
  smsConsent: [
    'sms_consent', 'consent_to_sms', 'sms_opt_in', 'accepts_sms_marketing', 'einwilligung_sms',
  ],
  source: ['source', 'lead_source', 'contact_source', 'original_source', 'quelle', 'herkunft'],
  subscribedAt: [
    'subscribed_at', 'subscription_date', 'signup_date', 'sign_up_date', 'date_subscribed',
    'angemeldet_am', 'anmeldedatum', 'anmeldung',
  ],
  tags: ['tags', 'tag', 'labels', 'label', 'group_membership', 'schlagwörter', 'schlagworte', 'gruppen'],
  timeZone: ['time_zone', 'timezone', 'zeitzone'],
} // prettier-ignore

/** What the columns of a file probably are, by their names; a column is one thing only. */
export const guessContactColumns = ({
  custom,
  names,
}: {
  custom: CustomField[]
  names: string[]
}): ContactColumns => {
  const own = Object.fromEntries(
    custom.map(({ name, label }) => [name, [plainHeader(label), plainHeader(name)]]),
  )
  const guessed = guessFields<string>({ names, synonyms: { ...own, ...SYNONYMS } })
  const taken = new Set<string>()
  return Object.fromEntries(
    Object.entries(guessed).filter(([, column]) => {
      const isFree = column !== undefined && !taken.has(column)
      taken.add(column!)
      return isFree
    }),
  )
}

/** What a mapping still lacks: somebody is found again by address or number. */
export const findMissing = (columns: ContactColumns): 'address'[] =>
  columns.email || columns.phone ? [] : ['address']

/** Fields that hold a moment. */
export const MOMENTS = ['consentAt', 'firstContactAt', 'subscribedAt'] as const

export const consentFieldsOf = CONSENT_CHANNELS.map((channel) => ({
  channel,
  field: `${channel}Consent` as const,
}))

/** Fields that are no plain value of the contact. */
export const SPECIAL_FIELDS: string[] = [
  'company',
  'companyDomain',
  'consentAt',
  'name',
  'owner',
  'tags',
  ...consentFieldsOf.map(({ field }) => field),
]
