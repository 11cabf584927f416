/** Scores of people: the reasons behind them, at `crm:factors:contact:…`. */
export const contactScore = {
  factors: {
    bound: 'Scores do not fall below 0',
    engagement: 'Engagement score {{score}} of 100',
    engagementUnknown: 'Nothing is known of their engagement yet',
    interactions: 'Calls, messages and meetings in {{days}} days: {{count}}',
    leads: 'Open leads: {{count}}, the best score {{score}}',
    leadsNone: 'No open leads',
    leadsUnscored: 'Open leads without a score: {{count}}',
    overdue: 'Overdue tasks: {{count}}',
  },
  wording: {},
}
