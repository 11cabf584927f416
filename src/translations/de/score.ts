import type { score as english } from '../en/score.js'

/** Lead-Scores; dieselben Schlüssel wie im Englischen. */
export const score: typeof english = {
  factors: {
    adjustment: 'Das Modell: {{reason}}',
    bound: 'Scores gehen von 0 bis 100',
    engagement: 'Interesse: {{inbound}} Antworten, {{outbound}} eigene Nachrichten in 90 Tagen',
    engagement_negative: 'Interesse: {{inbound}} Antworten in 90 Tagen, die letzte ablehnend',
    engagement_positive: 'Interesse: {{inbound}} Antworten in 90 Tagen, die letzte positiv',
    outcome: 'Gewinnchance, gelernt aus abgeschlossenen Leads: {{probabilityShare}}',
    outcomeStage: 'Gewinnchance in dieser Phase: {{probabilityShare}}',
    recency: 'Letzte Aktivität vor {{days}} Tagen',
    recencyNever: 'Noch keine Aktivität',
    sizeName: 'Größe des Unternehmens, dem Namen nach',
    sizeRecord: 'Größe des Unternehmens: {{size}} Beschäftigte, Umsatz {{revenueMoney}}',
    sizeUnknown: 'Größe des Unternehmens nicht bekannt',
    sourceAI: 'Quelle: von KI gefunden',
    sourceCold: 'Quelle: Kaltakquise',
    sourceInbound: 'Quelle: kam auf uns zu',
    sourceOther: 'Quelle: {{source}}',
    sourceReferral: 'Quelle: Empfehlung',
    value:
      '{{valueMoney}} wert; die Hälfte der Leads dieser Pipeline ist {{medianMoney}} oder mehr wert',
    valueNone: 'Kein geschätzter Wert',
    valueUnknown: '{{valueMoney}} wert; zu wenige Leads zum Vergleich',
    velocity:
      '{{days}} Tage in der Phase; die Hälfte aller Leads bleibt {{medianDays}} oder weniger',
    velocityUnknown:
      '{{days}} Tage in der Phase; zum Vergleich haben zu wenige Leads sie verlassen',
  },
  wording: {
    raiseContact: '+{{count}}: Kontakt aufnehmen',
    raiseObjection: '+{{count}}: die Einwände der letzten Antwort klären',
    raiseReply: '+{{count}}: eine Antwort bekommen',
    raiseStage: '+{{count}}: weiter zu „{{stage}}“',
    raiseValue: '+{{count}}: den Wert schätzen (zum Beispiel: {{medianMoney}})',
    reasoning:
      '{{score}} von 100: Gewinnchance {{outcome}}, Quelle {{source}}, Aktualität {{recency}}, Tempo {{velocity}}, Wert {{value}}, Unternehmensgröße {{companySize}}, Interesse {{engagement}}.',
    reasoningAdjusted:
      '{{score}} von 100: Gewinnchance {{outcome}}, Quelle {{source}}, Aktualität {{recency}}, Tempo {{velocity}}, Wert {{value}}, Unternehmensgröße {{companySize}}, Interesse {{engagement}}, Modell {{adjustment}} ({{reason}}).',
  },
}
