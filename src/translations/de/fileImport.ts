import type { fileImport as english } from '../en/fileImport.js'

/** Texte, die jeder Import einer Datei hat. */
export const fileImport: typeof english = {
  basis: { assumed: 'angenommen', given: 'gewählt', values: 'aus den Werten' },
  cell: 'Zelle',
  chooseHint: 'Oder hier ablegen. Geschrieben wird erst, wenn Sie gesehen haben, was daraus wird.',
  close: 'Schließen',
  column: 'Spalte',
  dateOrder: 'Datumsangaben',
  dates: { dmy: 'Tag zuerst (31.12.)', mdy: 'Monat zuerst (12/31)' },
  importing: 'Wird importiert …',
  line: 'Zeile',
  otherFile: 'Andere Datei',
  problem: 'Problem',
  problems: 'Zeilen, die sich nicht übernehmen lassen',
  problemsShown: '{{shown}} von {{count}} Problemen',
  reading: 'Die Datei wird gelesen',
  rejected_one:
    'Eine Zeile lässt sich so nicht übernehmen. Bessern Sie die Datei nach oder lassen Sie sie weg.',
  rejected_other:
    '{{shown}} Zeilen lassen sich so nicht übernehmen. Bessern Sie die Datei nach oder lassen Sie sie weg.',
  skip: 'Diese Zeilen weglassen und die übrigen importieren',
  start_one: 'Eine Zeile importieren',
  start_other: '{{shown}} Zeilen importieren',
  undo: 'Import rückgängig machen',
  undoHint:
    'Was er angelegt hat, kommt in den Papierkorb; was er geändert hat, wird zurückgesetzt.',
  undone:
    'Der Import ist rückgängig gemacht: {{removed}} Datensätze entfernt, {{restored}} zurückgesetzt, {{kept}} unverändert, weil sie seither bearbeitet wurden.',
}
