import type { find as english } from '../en/search.js'

/** Texte des Suchfelds, erreichbar als `crm:page:find:…`. */
export const find: typeof english = {
  all: 'Alle {{kind}} wie „{{q}}“',
  empty: 'Zu „{{q}}“ gibt es niemanden und nichts.',
  emptyHint: 'Versuchen Sie einen Teil des Namens, eine E-Mail-Adresse oder Ziffern der Rufnummer.',
  failed: 'Das konnte nicht nachgesehen werden.',
  found_one: '{{count}} Treffer. Pfeiltasten wählen aus, die Eingabetaste öffnet.',
  found_other: '{{count}} Treffer. Pfeiltasten wählen aus, die Eingabetaste öffnet.',
  kinds: { companies: 'Firmen', leads: 'Leads', people: 'Personen' },
  label: 'Personen, Firmen und Leads finden',
  loading: 'Wird nachgesehen …',
  placeholder: 'Personen, Firmen, Leads finden',
  retry: 'Noch einmal versuchen',
}
