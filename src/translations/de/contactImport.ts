import type { contactImport as english } from '../en/contactImport.js'

/** Was ein Import von Kontakten über Datei und Zeilen sagt. */
export const contactImport: typeof english = {
  missing:
    'Geben Sie an, in welcher Spalte die E-Mail-Adresse oder die Telefonnummer steht: Daran werden Personen erkannt.',
  problems: {
    cells:
      'Die Zeile hat {{cells}} Zellen, die erste Zeile hat {{columns}}. Prüfen Sie die Anführungszeichen.',
    choice: 'Das ist nichts von: {{choices}}. Ändern Sie es, oder ordnen Sie die Spalte nicht zu.',
    consent:
      'Das sagt weder ja noch nein. Schreiben Sie „ja“ oder „nein“, oder lassen Sie die Zelle leer.',
    domain: 'Das ist keine Adresse einer Website. Schreiben Sie sie wie firma.de.',
    email: 'Das ist keine E-Mail-Adresse. Berichtigen Sie sie, oder lassen Sie die Zelle leer.',
    flag: 'Das sagt weder ja noch nein. Schreiben Sie „ja“ oder „nein“, oder lassen Sie die Zelle leer.',
    forbidden: 'Diesen Kontakt dürfen Sie nicht ändern.',
    language: 'Das ist kein Sprachkürzel. Schreiben Sie es wie de oder pt-BR.',
    moment: 'Das ist in der Schreibweise der Datei kein Datum. Schreiben Sie es wie 2026-11-20.',
    noAddress: 'Die Zeile hat weder E-Mail-Adresse noch Telefonnummer. Ergänzen Sie eine davon.',
    number: 'Das ist keine Zahl.',
    phone: 'Das ist keine Telefonnummer. Schreiben Sie sie mit Landesvorwahl, etwa +49 30 123456.',
    repeated: 'Zeile {{line}} hat dieselbe Adresse. Behalten Sie eine von beiden.',
    several:
      'Mehrere Kontakte haben diese Nummer. Ergänzen Sie die E-Mail-Adresse der gemeinten Person.',
    suppressed:
      'Diese Person hat verlangt, vergessen zu werden, und wird nicht wieder gespeichert. Entfernen Sie die Zeile.',
    taken: 'Diese Adresse hat schon ein Kontakt. Wählen Sie, was mit bekannten Personen geschieht.',
    timeZone: 'Das ist keine Zeitzone. Schreiben Sie sie wie Europe/Berlin.',
    tooLong: 'Das ist länger als {{max}} Zeichen. Kürzen Sie es.',
    tooManyTags: 'Das sind mehr als {{max}} Schlagwörter. Behalten Sie die wichtigsten.',
    unknownOwner:
      'Es gibt niemanden mit dieser E-Mail-Adresse. Berichtigen Sie sie, oder lassen Sie die Zelle leer.',
  },
}
