import type { imports as english } from '../en/imports.js'

/** Was ein Import von Auslieferung über Datei, Zeilen und Ausgang sagt. */
export const imports: typeof english = {
  incomplete: 'Die Zuordnung ist noch nicht vollständig: {{missing}}.',
  missing: {
    campaignName: 'welche Spalten die Kampagne benennen',
    figures: 'eine Spalte mit Impressions, Klicks, Conversions, Ausgaben oder Umsatz',
    order: 'zu welchem Auftrag die Zeilen gehören',
    periodStart: 'die Spalte mit dem ersten Tag',
  },
  noSuchImport: 'Diesen Import gibt es nicht.',
  problems: {
    amount: 'Das ist in der Schreibweise der Datei kein Betrag ab 0.',
    cells: 'Die Zeile hat {{cells}} Zellen, die erste Zeile hat {{columns}}.',
    count: 'Das ist in der Schreibweise der Datei keine ganze Zahl ab 0.',
    day: 'Das ist in der Schreibweise der Datei kein Datum, etwa 2026-11-20.',
    empty: 'Diese Zelle ist leer.',
    endBeforeStart: 'Der letzte Tag liegt vor dem ersten.',
    orderForbidden: 'In diesen Auftrag dürfen Sie nicht schreiben.',
    orderSeveral: 'So heißen mehrere Aufträge. Nennen Sie die ID oder die externe ID.',
    orderUnknown: 'Es gibt keinen Auftrag mit dieser ID, externen ID oder diesem Namen.',
    tooLarge: 'Das ist größer als jede Zahl, die gespeichert wird.',
    tooLong: 'Das ist länger als {{max}} Zeichen.',
  },
  stopped:
    'Es wurde nichts importiert: {{count}} von {{read}} Zeilen lassen sich so nicht übernehmen.',
  undoneBefore: 'Dieser Import wurde schon rückgängig gemacht.',
}
