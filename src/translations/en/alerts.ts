/** Alerts and insights of the book: the engine's own sentences. */
export const alerts = {
  factors: {},
  wording: {
    activityGap: 'Nobody has been in touch for {{days}} days.',
    decliningHealth: 'The client is at high risk of leaving.',
    highPriority: 'A score of {{score}}, and left alone for {{days}} days.',
    overdue: 'The expected close date passed {{days}} days ago.',
    risk: {
      bigValue: 'Big deals are lost in {{lostShare}} of cases, against {{averageShare}} of all.',
      noActivity:
        'Leads without a logged activity are lost in {{lostShare}} of cases, against {{averageShare}} of all.',
      noCompany:
        'Leads without a company are lost in {{lostShare}} of cases, against {{averageShare}} of all.',
      noContact:
        'Leads without e-mail address and phone number are lost in {{lostShare}} of cases, against {{averageShare}} of all.',
      slowCycle: 'Slow deals are lost in {{lostShare}} of cases, against {{averageShare}} of all.',
    },
    rotten: 'It has been in its stage for {{days}} days, far longer than it should.',
  },
}
