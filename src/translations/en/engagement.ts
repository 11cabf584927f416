/** Why contacts are in the stage of engagement they are in, at `crm:engagement:…`. */
export const engagement = {
  reasons: {
    atRisk:
      'No e-mail opened and no visit for 14 days. Last open: {{lastOpenAt}}, last visit: {{lastVisitAt}}.',
    churned:
      'No sign of life for 60 days. Last seen: {{lastEventAt}}, subscribed on {{subscribedAt}}.',
    opens: 'Opened {{opens}} e-mails in the last 30 days.',
    quiet: 'Subscribed on {{subscribedAt}}, and neither opened an e-mail nor visited since.',
    seen: 'Seen in the last 14 days. Last open: {{lastOpenAt}}, last visit: {{lastVisitAt}}.',
    subscribed: 'Subscribed less than 7 days ago, on {{subscribedAt}}.',
    visits: 'Visited {{visits}} times in the last 30 days.',
    weeks: 'Opened e-mails in {{weeks}} of the last 4 weeks.',
  },
}
