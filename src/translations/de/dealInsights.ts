import type { dealInsights as english } from '../en/dealInsights.js'

/** Texte der Registerkarte „KI-Einblicke“ eines Leads. */
export const dealInsights: typeof english = {
  answered: {
    budget: 'Das heutige Budget für das Modell ist aufgebraucht: Das hier sagen die Regeln.',
    other: 'Das Modell hat diesmal nicht geantwortet: Das hier sagen die Regeln.',
    unavailable: 'Das Modell war nicht erreichbar: Das hier sagen die Regeln.',
  },
  chance: 'Abschlusswahrscheinlichkeit',
  get: 'KI-Einblicke holen',
  next: 'Nächster Schritt',
  none: 'Zu diesem Deal gibt es noch keinen Rat',
  noneHint:
    'Der Rat ergibt sich aus dem Lead, seinen Angeboten, den Aufträgen des Unternehmens und deren Auslieferung.',
  outdated: 'Das ist älter als ein Tag; holen Sie es neu.',
  positioning: 'Positionierung',
  proposal: 'Angebot',
  readOnly: 'Ihre Rolle liest, was hier steht; Rat holt, wer schreiben darf.',
  refresh: 'Aktualisieren',
  running: 'Rat wird geholt…',
  score: 'Bewertung',
  scoreNone: 'Dieser Lead hat noch keine Bewertung.',
  tab: 'KI-Einblicke',
  why: 'Warum {{value}} %',
}
