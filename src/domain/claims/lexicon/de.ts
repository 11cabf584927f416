/**
 * Wörter, mit denen man einem Werbekunden schreibt und die nichts behaupten, was nachzusehen wäre.
 * Was hier nicht steht, kommt nicht durch: keine Zahl, keine Zeit, kein Vergleich, keine Zusage,
 * keine Verneinung, kein Name.
 */
export const plainWords = `
abstimmen aktuell aktuelle aktuellen also am an anbieten anfrage angebot anhand ansprache ansprechen
antwort antworten anzeige anzeigen anzeigenkampagne anzeigenleistung auch auf aufmerksamkeit
aufstocken auftrag aufzustocken aus ausbauen ausführung ausgezeichnet ausgezeichnete ausgezeichneten
ausgezeichnetes ausweiten auszubauen auszuweiten außergewöhnlich außergewöhnliche außerordentlich
basis bauen bedeutet beeindruckend beeindruckende beeindruckenden begeistert bei beim beitrag
bereits besonders besprechen besprechung bestätigen bestätigt bewegen bieten bietet bitte bitten
bleiben bleibt botschaft bringen bringt budgetempfehlung chance chancen da dabei dadurch dafür daher
dahin damit dank danke dann daran darauf daraus darf darüber das dass dazu dem den denkbar denken
denn der deren derzeit derzeitige derzeitigen des deshalb deutlich deutliche deutlichen die dies
diese diesem diesen dieser dieses direkt doch dort durch dürfen dürfte dürften effektiv effektive
effektiven effizient ein eindrucksvoll eindrucksvolle eindrucksvollen eine einem einen einer eines
einfach einsatz einsetzen empfehlen empfehlung entscheiden entscheidung entspricht entwickeln
entwickelt entwicklung er erfolg erfolge erfolgreich erfolgreiche erfolgreichen erfolgreicher
erfreulich erfreuliche erfreulichen erfreut ergeben ergebnis ergebnisse ergebnissen ergibt ergäbe
ergäben erhalten erhöhen erreichen erreicht erreichte erreichten erwarten erwartet erwartete
erwarteten erwartung erzielen erzielt erzielte erzielten es etwa etwas exzellent exzellente
fortführen fortsetzen fragen freude freuen freundliche freundlichen freut für gefällt gehen
gelegenheit gelingt gemeinsam gemeinsame genau gern gerne geschätzt geschätzte gespräch gespräche
gewinnbringend gewinnen gezeigt glückwunsch gratulieren grundlage grüße grüßen gut gute guten guter
gutes haben hallo hat helfen hervorragend hervorragende hervorragenden hervorragendes herzlich
herzliche herzlichen hier hinaus hinweis hinweise hohe hohen hoher hätte hätten ich ihm ihn ihnen
ihr ihre ihrem ihren ihrer ihres im in inhalte interesse investieren ist ja je jetzt kampagne
kampagnen kampagnenergebnisse kann kennzahl kennzahlen kommen kommt kommuniziert kontakt
kontaktieren kreation kreative kunde kunden können könnte könnten lassen laufende laufenden laufzeit
leistung leistungen leser leserinnen liefern liefert liegen liegt lohnen lohnt lässt läuft machen
macht marke marken maßnahme melden mit mitnehmen motiv motive möchte möchten möglich mögliche
möglichen möglicherweise möglichkeit möglichkeiten nachricht nun nutzen nutzer nutzerinnen ob oder
optimal partnerschaft passend plan planen planung positiv positive positiven potenzial potenziell
potenziellen profitieren prognose prognosen projektion projektionen publikum qualität rahmen rat
rate raten reagieren reagiert reichweite resonanz richtig rund rückmeldung sagen schaffen schlagen
schritt schritte schön schöne schönes sehen sehr sein setzen setzt sich sie sind so solche solide
sollte sollten sowie sprechen spricht stark starke starken starkes stehen steht steigern stellen
stolz strategie stärken team teilen teilt toll tolle trifft um und uns unser unsere unserem unseren
unserer unterstütze unterstützen unterstützung verbessern verbesserung verdient vereinbaren
verlängern vermutlich verstärken verzeichnet verzeichnete vielen von vor vorankommen voraussichtlich
voraussichtliche vorschlag vorschlagen vorschläge vorteil war waren was weil weiter weiterhin wenn
werbeanzeigen werbekunde werbemittel werben werbepartner werbung werden wert werte wertschätzen
wertvoll wertvolle wie willkommen wir wird wirksam wirksame wirksamen wirkt wirkung wollen worauf
wunderbar wunderbare wäre wären wünschen würde würden zahlen zeigen zeigt zeigte zeit ziel ziele
zielgruppe zielgruppen zielgruppengerecht zu zudem zufrieden zum zur zusagt zusammen zusammenarbeit
zwischen überzeugen überzeugend überzeugende überzeugt
`
  .trim()
  .split(/\s+/)

export const comparingWords =
  `besser durchschnitt durchschnitts höher median mittelwert oberhalb schnitt schneidet schlägt
übertrifft übertreffen vergleich verglichen vergleichbar vergleichbare vergleichbaren vergleichbarer vergleichswert benchmark über
dem als kampagnen`
    .trim()
    .split(/\s+/)

export const industryWords = [
  'branche', 'branchen', 'branchendurchschnitt', 'branchenschnitt', 'markt', 'marktdurchschnitt',
] // prettier-ignore

export const cautiousWords =
  `dürfte dürften könnte könnten erwarten erwartet erwartete erwarteten erwartung geschätzt geschätzte möglich mögliche möglichen
möglicherweise potenziell potenziellen prognose prognosen projektion projektionen schätzen voraussichtlich voraussichtliche vermutlich`
    .trim()
    .split(/\s+/)

export const addingWords =
  'aufstockung budgeterhöhung erhöhung größere größeres mehr steigerung weitere weiteren weiterer zusätzlich zusätzliche zusätzlichen zusätzlicher'.split(
    ' ',
  )
