import type { suggest as english } from '../en/suggest.js'

/** Texte der KI-Vorschläge und der Läufe dahinter. */
export const suggest: typeof english = {
  alerts: {
    activityGap: 'Lange kein Kontakt',
    atRisk: 'Gefährdet',
    decliningHealth: 'Nachlassende Kundschaft',
    failed: 'Was jemanden braucht, konnte nicht geladen werden.',
    highPriority: 'Hohe Priorität',
    more: 'und {{count}} weitere',
    title: 'Nächste Schritte',
  },
  amount: 'Betrag',
  churn: {
    action: 'Was zu tun ist:',
    high: 'Hohes Risiko',
    how: 'Woraus das Risiko besteht',
    low: 'Geringes Risiko',
    medium: 'Mittleres Risiko',
    none: 'Kein Kunde gilt als gefährdet',
    noneHint:
      'Die Vorhersage betrachtet Vertragsende, Auslieferung, Kontakt und Ausgaben jedes Kunden.',
    run: 'Abwanderung vorhersagen',
  },
  cost: {
    about: 'Dieser Lauf kostet etwa {{amount}}.',
    calls: 'Anfragen an das Modell',
    hint: 'Was das Modell innerhalb des Budgets nicht beantwortet, beantworten die Regeln.',
    start: 'Lauf starten',
    subjects: 'Datensätze',
    title: 'Was dieser Lauf kostet',
    tokens: 'Tokens, etwa',
    unknown: 'Dieser Lauf fragt ein Modell, dessen Preis hier nicht bekannt ist.',
  },
  daily: {
    all: 'Alle Läufe',
    noneYet:
      'Der tägliche Lauf bewertet Leads, findet Zusatzverkäufe, achtet auf Abwanderung und entwirft Nachrichten. Bisher lief er noch nicht.',
    noneYetReadOnly: 'Der tägliche KI-Lauf lief bisher noch nicht.',
    run: 'Jetzt starten',
    summary:
      'Täglicher KI-Lauf: {{scored}} Leads bewertet, {{upsells}} Zusatzverkäufe gefunden, {{highRisk}} Kunden mit hohem Abwanderungsrisiko, {{prompts}} Nachrichten entworfen',
    title: 'Täglicher KI-Lauf',
  },
  factor: 'Grund',
  failed: 'Das konnte nicht geladen werden.',
  loading: 'Vorschläge werden geladen',
  model: 'von {{model}}',
  next: 'Weiter',
  noMatch: 'Nichts passt zum Filter',
  page: 'Seite {{page}} von {{total}}',
  pages: 'Seiten',
  points: 'Punkte',
  previous: 'Zurück',
  problems: {
    budget_one:
      'Das Tagesbudget für das Modell war aufgebraucht: für {{count}} Datensatz antworteten die Regeln.',
    budget_other:
      'Das Tagesbudget für das Modell war aufgebraucht: für {{count}} Datensätze antworteten die Regeln.',
    invalid_one:
      'Das Modell gab für {{count}} Datensatz keine brauchbare Antwort: die Regeln antworteten.',
    invalid_other:
      'Das Modell gab für {{count}} Datensätze keine brauchbare Antwort: die Regeln antworteten.',
    other_one: '{{count}} Datensatz konnte nicht bearbeitet werden.',
    other_other: '{{count}} Datensätze konnten nicht bearbeitet werden.',
    rate_limited_one:
      'Das Modell bat um einen späteren Versuch: für {{count}} Datensatz antworteten die Regeln.',
    rate_limited_other:
      'Das Modell bat um einen späteren Versuch: für {{count}} Datensätze antworteten die Regeln.',
    refused_one: 'Das Modell lehnte ab: für {{count}} Datensatz antworteten die Regeln.',
    refused_other: 'Das Modell lehnte ab: für {{count}} Datensätze antworteten die Regeln.',
    timeout_one: 'Das Modell brauchte zu lange: für {{count}} Datensatz antworteten die Regeln.',
    timeout_other: 'Das Modell brauchte zu lange: für {{count}} Datensätze antworteten die Regeln.',
    unavailable_one:
      'Das Modell war nicht erreichbar: für {{count}} Datensatz antworteten die Regeln.',
    unavailable_other:
      'Das Modell war nicht erreichbar: für {{count}} Datensätze antworteten die Regeln.',
  },
  provider: {
    down: '{{name}} ist gerade nicht erreichbar: die Regeln antworten.',
    none: 'Hier antworten die eigenen Regeln. Ein Modell lässt sich mit der Option `ai` des Plugins anschließen.',
    over_budget: 'Das heutige Budget für {{name}} ist aufgebraucht: die Regeln antworten.',
    until: 'Der nächste Versuch ist um {{time}}.',
  },
  readOnly:
    'Ihre Rolle liest, was hier steht; Läufe und Entscheidungen sind denen vorbehalten, die schreiben dürfen.',
  rules: 'nach den Regeln',
  run: {
    already: 'Der heutige Lauf ist fertig; der nächste steht morgen an.',
    cancel: 'Anhalten',
    cancelled: 'Nach {{done}} von {{total}} angehalten; was getan ist, bleibt.',
    done: 'Fertig: {{done}} von {{total}}.',
    failed: 'Der Lauf schlug nach {{done}} von {{total}} fehl.',
    nothing: 'Alles ist auf dem neuesten Stand: es gibt nichts zu tun.',
    progress: '{{done}} von {{total}}',
    unreached: 'Der Server ist nicht erreichbar; der Lauf geht ohne diese Seite weiter.',
    waiting: 'Wartet auf den Start …',
  },
  scores: {
    noFactors:
      'Die Gründe hinter dieser Bewertung sind nicht aufbewahrt. Bewerten Sie den Lead neu, um sie zu sehen.',
    none: 'Noch ist kein Lead bewertet',
    noneHint:
      'Jede Bewertung ist eine Summe von Gründen: Quelle, Aktualität, Tempo, Wert, Größe des Unternehmens, Interesse und was aus ähnlichen Leads wurde.',
    raises: 'Was sie erhöhen würde',
    run: 'Alle Leads neu bewerten',
    unscored_one: '{{number}} offener Lead ist noch nicht bewertet.',
    unscored_other: '{{number}} offene Leads sind noch nicht bewertet.',
    why: 'Warum {{score}}',
    whyOf: 'Warum {{company}} {{score}} hat',
  },
  sum: 'Summe',
  tabs: {
    churn: 'Abwanderung',
    scores: 'Lead-Bewertung',
    upsells: 'Zusatzverkäufe',
  },
  title: 'KI-Vorschläge',
  upsells: {
    approve: 'Freigeben & senden',
    approved: 'Freigegeben.',
    approveHint:
      'Die E-Mail an den Werbekunden zu „{{opportunity}}“ wird entworfen und gespeichert. Noch verlässt nichts das Haus.',
    approveTitle: 'Diese Gelegenheit freigeben?',
    dismiss: 'Verwerfen',
    dismissed: 'Verworfen.',
    how: 'Wie das zustande kam',
    none: 'Keine Gelegenheit für Zusatzverkäufe ist offen',
    noneHint: 'Die Suche betrachtet Auslieferung und Produkte jedes aktiven Auftrags.',
    noRevenue: 'kein zusätzlicher Umsatz geschätzt',
    revenue: '+{{amount}}',
    run: 'Zusatzverkäufe suchen',
    topics: {
      bundle: 'Paket',
      creative_refresh: 'Neue Werbemittel',
      increase_spend: 'Budget erhöhen',
      makegood: 'Ausgleich (Makegood)',
    },
  },
}
