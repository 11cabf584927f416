import type { contactScore as english } from '../en/contactScore.js'

export const contactScore: typeof english = {
  factors: {
    bound: 'Ein Score fällt nicht unter 0',
    engagement: 'Engagement-Score {{score}} von 100',
    engagementUnknown: 'Über das Engagement ist noch nichts bekannt',
    interactions: 'Anrufe, Nachrichten und Termine in {{days}} Tagen: {{count}}',
    leads: 'Offene Leads: {{count}}, bester Score {{score}}',
    leadsNone: 'Keine offenen Leads',
    leadsUnscored: 'Offene Leads ohne Score: {{count}}',
    overdue: 'Überfällige Aufgaben: {{count}}',
  },
  wording: {},
}
