import type { privacy as english } from '../en/privacy.js'

/** Texte zu den Rechten einer Person an ihren Daten, erreichbar als `crm:privacy:…`. */
export const privacy: typeof english = {
  cancel: 'Abbrechen',
  confirm: 'Endgültig löschen',
  done: 'Die Person wurde gelöscht.',
  erase: 'Diese Person löschen',
  erasedName: 'Gelöschter Kontakt',
  export: 'Ihre Daten exportieren',
  hint: 'Namen, Adressen, Rufnummern und Notizen verschwinden aus allen Datensätzen, und wer mit der Adresse wieder aufgenommen wird, gilt als nicht anzuschreiben. Anzahlen und Summen bleiben. Das lässt sich nicht rückgängig machen.',
  title: '{{name}} löschen?',
}
