import type { revenue as english } from '../en/revenue.js'

/** Texte von allem, was Umsatz zeigt, erreichbar als `crm:page:revenue:…`. */
export const revenue: typeof english = {
  byProduct: 'Umsatz nach Produkt',
  byRep: 'Umsatz nach Person',
  email: 'E-Mail-Öffnungen und Klickrate',
  emailEmpty: 'Noch keine E-Mail-Ereignisse',
  emailHint:
    'Öffnungen, Klicks und die Klickrate Ihrer E-Mails stehen hier, sobald das CRM Ereignisse von Kontakten empfängt. Bis dahin wird nichts geschätzt.',
  empty: 'Hier ist noch kein Umsatz',
  emptyHint: 'Aktive und abgeschlossene Aufträge zählen ab dem Tag, an dem sie beginnen.',
  heading: 'Umsatz',
  hiddenProduct: 'Ein Produkt, das Sie nicht sehen dürfen',
  last12Months: 'Letzte 12 Monate',
  leads: 'Leads',
  month: 'Monat',
  monthly: 'Umsatz nach Monat',
  more: 'Alle Umsatzzahlen',
  orders: 'Aufträge',
  otherLines: 'Positionen ohne Produkt',
  pipelineValue: 'Wert der Pipeline',
  pipelineVsRevenue: 'Pipeline und Umsatz',
  product: 'Produkt',
  rep: 'Zuständig',
  revenue: 'Umsatz',
  revenueByMonth: 'Umsatz nach Monat, letzte 12 Monate',
  sms: 'SMS-Öffnungen',
  smsEmpty: 'Noch keine SMS-Ereignisse',
  smsHint:
    'Zugestellte Kurznachrichten und geöffnete Links stehen hier, sobald das CRM Ereignisse von Kontakten empfängt. Bis dahin wird nichts geschätzt.',
  stageOrMonth: 'Phase oder Monat',
  value: 'Wert',
  valueByStage: 'Wert der Pipeline nach Phase, jetzt',
  weighted: 'Gewichtet',
}
