import type { contactFile as english } from '../en/contactFile.js'

/** Texte zu Import und Export von Kontakten. */
export const contactFile: typeof english = {
  basis: 'Woher wissen Sie, dass sie eingewilligt haben?',
  basisHint: 'Steht bei jeder Einwilligung, etwa „Im Mai auf der Messe eingetragen“.',
  basisMissing: 'Geben Sie an, woher Sie es wissen, oder wählen Sie keinen Weg.',
  becomes: 'Was aus den Spalten wird',
  changes: {
    created: 'Neu',
    repeated: 'Schon genannt',
    skipped: 'Bleibt, wie er ist',
    unchanged: 'Unverändert',
    updated: 'Aktualisiert',
  },
  channels: { email: 'E-Mail', phone: 'Anrufe', push: 'Push', sms: 'SMS' },
  choose: 'CSV-Datei mit Kontakten wählen',
  companies: '{{count}} Firmen werden für sie angelegt.',
  consent: 'Alle in der Datei haben eingewilligt in',
  consents: 'Einwilligungen',
  done: 'Importiert: {{created}} neue Kontakte, {{updated}} aktualisiert, {{left}} unverändert gelassen.',
  export: 'Kontakte exportieren',
  fields: {
    name: 'Vollständiger Name',
    companyDomain: 'Website der Firma',
    consentAt: 'Zeitpunkt der Einwilligungen',
    owner: 'Zuständig (E-Mail-Adresse)',
  },
  import: 'Kontakte importieren',
  known: 'Personen, die schon bekannt sind',
  onDuplicate: {
    create: 'Gleiche Adresse ablehnen, gleiche Nummer zulassen',
    fill_empty: 'Ergänzen, was fehlt',
    skip: 'Lassen, wie sie sind',
    update: 'Auf den Stand der Datei bringen',
  },
  sample: 'Die ersten Kontakte, wie sie gespeichert werden',
  summary:
    '{{read}} Zeilen: {{created}} neue Kontakte, {{updated}} aktualisiert, {{unchanged}} unverändert, {{skipped}} bekannt und unverändert gelassen, {{repeated}} zu schon genannten Personen.',
  tagging: {
    add: 'Schlagwörter hinzufügen',
    button_one: 'Schlagwörter für einen Kontakt',
    button_other: 'Schlagwörter für {{count}} Kontakte',
    done_one: 'Ein Kontakt wurde geändert.',
    done_other: '{{count}} Kontakte wurden geändert.',
    nothing: 'Nennen Sie Schlagwörter, die hinzukommen oder wegfallen.',
    remove: 'Schlagwörter entfernen',
    save: 'Speichern',
    title: 'Schlagwörter der gewählten Kontakte',
  },
  tags: 'Schlagwörter für alle in der Datei',
  tagsHint: 'Durch Kommas getrennt',
}
