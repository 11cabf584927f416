import type { charts as english } from '../en/charts.js'

/** Texte aller Diagramme, erreichbar als `crm:page:charts:…`. */
export const charts: typeof english = {
  all: 'Alle {{count}} zeigen',
  export: 'Als CSV exportieren',
  exportOf: '{{title}} als CSV exportieren',
  failed: 'Diese Zahlen konnten nicht geladen werden.',
  fewer: 'Weniger zeigen',
  gone: 'Das Diagramm konnte nicht gezeichnet werden. Seine Zahlen stehen in der Tabelle.',
  loading: '{{title}} wird geladen',
  place: 'Platz',
  retry: 'Erneut versuchen',
  share: 'Anteil',
  table: 'Tabelle',
}
