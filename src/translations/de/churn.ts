import type { churn as english } from '../en/churn.js'

/** Abwanderung: die Gründe hinter dem Risiko eines Kunden und die Sätze der Regeln. */
export const churn: typeof english = {
  factors: {
    adjustment: 'Urteil des Modells: {{reason}}',
    contact: 'Tage seit dem letzten Kontakt: {{silentDays}}',
    contractEnd: 'Tage bis zum Ende des Gebuchten: {{daysLeft}}',
    delivery: 'Impressionen in 30 Tagen gegenüber den 30 davor: {{changeShare}}',
    spend: 'Ausgaben in 90 Tagen gegenüber den 90 davor: {{changeShare}}',
  },
  wording: {
    contact: 'Seit {{silentDays}} Tagen hatte niemand Kontakt mit {{companyName}}.',
    contactAction: 'Rufen Sie {{companyName}} an: Der letzte Kontakt war am {{lastContactDay}}.',
    contractEnd: 'Was {{companyName}} gebucht hat, endet am {{endDay}}, in {{daysLeft}} Tagen.',
    contractEndAction:
      'Bieten Sie {{companyName}} eine Verlängerung von „{{orderName}}“ an, bevor der Auftrag am {{endDay}} endet.',
    contractEnded:
      'Was {{companyName}} gebucht hatte, endete am {{endDay}}, und nichts folgt darauf.',
    contractEndedAction:
      'Gewinnen Sie {{companyName}} zurück: Bieten Sie eine Verlängerung von „{{orderName}}“ an.',
    delivery:
      'Die Auslieferung für {{companyName}} ging von {{formerImpressions}} Impressionen in 30 Tagen auf {{impressions}} in den letzten 30 zurück.',
    deliveryAction:
      'Finden Sie heraus, was die Auslieferung für {{companyName}} aufhält, und bieten Sie an, das Fehlende nachzuholen.',
    nothing: 'Nichts spricht dafür, dass {{companyName}} abwandert.',
    nothingAction: 'Fragen Sie {{companyName}}, wie zufrieden man dort ist.',
    spend:
      '{{companyName}} gab in den letzten 90 Tagen {{spendMoney}} aus, nach {{formerSpendMoney}} in den 90 Tagen davor.',
    spendAction:
      'Fragen Sie {{companyName}}, was sich geändert hat, und bringen Sie ein Angebot zu den früheren {{formerSpendMoney}} mit.',
  },
}
