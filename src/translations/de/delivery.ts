import type { delivery as english } from '../en/delivery.js'

/** Texte zum Import der Auslieferung und zur Auftragsseite. */
export const delivery: typeof english = {
  bands: { on_track: 'Im Plan', over: 'Voraus', under: 'Im Rückstand' },
  campaign: 'Kampagne',
  chart: 'Auslieferung nach Zeitraum',
  chartFigure: 'Größe im Diagramm',
  choose: 'CSV-Datei mit Auslieferung wählen',
  columnOf: 'Spalte {{column}}',
  day: 'Erster Tag',
  decimal: 'Zahlen',
  done: 'Importiert: {{created}} neue Datensätze, {{updated}} aktualisiert, {{unchanged}} unverändert.',
  elapsed: '{{days}} von {{total}} Tagen sind vergangen ({{share}})',
  empty: 'Noch nichts ausgeliefert',
  emptyHint:
    'Importieren Sie einen Bericht oder legen Sie Auslieferungsdatensätze an, dann erscheinen sie hier Tag für Tag.',
  fields: {
    campaignName: 'Kampagne: diese Spalten zusammen',
    clicks: 'Klicks',
    conversions: 'Conversions',
    impressions: 'Impressions',
    order: 'Auftrag',
    periodEnd: 'Letzter Tag',
    periodStart: 'Erster Tag',
    revenue: 'Umsatz',
    spend: 'Ausgaben',
  },
  figures: {
    clicks: 'Klicks',
    conversions: 'Conversions',
    ctr: 'CTR',
    impressions: 'Impressions',
    revenue: 'Umsatz',
    roas: 'ROAS',
    spend: 'Ausgaben',
  },
  forOrder: 'Alle Zeilen gehören zu {{order}}.',
  import: 'Auslieferung importieren',
  noFlight: 'Ohne Beginn und Ende gibt es kein Tempo.',
  noGoal: 'Tragen Sie an den Positionen Ziele ein, um zu sehen, ob der Auftrag im Plan ist.',
  ofGoal: '{{delivered}} von {{goal}} ({{share}})',
  records: 'Auslieferungsdatensätze',
  renew: 'Verlängern',
  renewal: 'Verlängerung öffnen',
  renewed: 'Der Auftrag ist verlängert. Dies ist der neue.',
  sample: 'Die ersten Datensätze, wie sie gespeichert werden',
  summary:
    'Aus {{read}} Zeilen werden {{records}} Datensätze: {{created}} neue, {{updated}} aktualisierte, {{unchanged}} unveränderte.',
  summed:
    'Zeilen mit gleichem Auftrag, gleicher Kampagne und gleichem ersten Tag werden addiert ({{rows}} davon), sodass die Summen der Datei erhalten bleiben.',
  title: 'Auslieferung',
  totals: 'Summen',
}
