import type { engagement as english } from '../en/engagement.js'

/** Warum Kontakte in ihrer Engagement-Stufe sind, unter `crm:engagement:…`. */
export const engagement: typeof english = {
  reasons: {
    atRisk:
      'Seit 14 Tagen weder eine E-Mail geöffnet noch die Seite besucht. Zuletzt geöffnet: {{lastOpenAt}}, letzter Besuch: {{lastVisitAt}}.',
    churned:
      'Seit 60 Tagen kein Lebenszeichen. Zuletzt gesehen: {{lastEventAt}}, angemeldet am {{subscribedAt}}.',
    opens: 'Hat in den letzten 30 Tagen {{opens}} E-Mails geöffnet.',
    quiet:
      'Am {{subscribedAt}} angemeldet und seither weder eine E-Mail geöffnet noch die Seite besucht.',
    seen: 'In den letzten 14 Tagen gesehen. Zuletzt geöffnet: {{lastOpenAt}}, letzter Besuch: {{lastVisitAt}}.',
    subscribed: 'Vor weniger als 7 Tagen angemeldet, am {{subscribedAt}}.',
    visits: 'War in den letzten 30 Tagen {{visits}}-mal auf der Seite.',
    weeks: 'Hat in {{weeks}} der letzten 4 Wochen E-Mails geöffnet.',
  },
}
