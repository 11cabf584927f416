import type { delivery as english } from '../en/delivery.js'

/** Texte zum Import der Auslieferung und zur Auftragsseite. */
export const delivery: typeof english = {
  undo: 'Import rückgängig machen',
  undoHint:
    'Was er angelegt hat, kommt in den Papierkorb; was er geändert hat, wird zurückgesetzt.',
  undone:
    'Der Import ist rückgängig gemacht: {{removed}} Datensätze entfernt, {{restored}} zurückgesetzt, {{kept}} unverändert, weil sie seither bearbeitet wurden.',
}
