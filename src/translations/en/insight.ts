/** Deal insights: the reasons behind them, and the engine's own sentences. */
export const insight = {
  factors: {
    activities: 'Activities so far: {{fact}}',
    ageDays: 'Days since the lead came in: {{fact}}',
    average: 'What leads come to on average',
    closed: 'Closed: {{stageName}}',
    companyRecord: 'Earlier leads of the company won: {{wonShare}}',
    companySize: 'Employees: {{fact}}',
    contacts: 'Ways to reach them that are known: {{fact}}',
    industry: 'Industry: {{fact}}',
    lastActivityDays: 'Days since the last activity: {{fact}}',
    others: 'Everything else together',
    ownerRecord: 'Earlier leads of the owner won: {{wonShare}}',
    product: 'Product: {{fact}}',
    source: 'Source: {{fact}}',
    stage: 'Stage: {{fact}}',
    stageDays: 'Days in the stage: {{fact}}',
    stageProbability: 'Stage “{{stageName}}”',
    value: 'Estimated value: {{valueMoney}}',
  },
  wording: {
    actionAdvance: 'Agree with {{companyName}} on what it takes to reach “{{stageName}}”.',
    actionClose: 'Ask {{companyName}} for the decision.',
    actionContact:
      'Find somebody to talk to at {{companyName}}: there is neither an e-mail address nor a phone number.',
    actionConvert: '“{{proposalName}}” is accepted: make the order of it.',
    actionExpired:
      '“{{proposalName}}” ran out on {{expiresDay}} without an answer: revise it, or ask why.',
    actionExpiring: 'Call before “{{proposalName}}” runs out on {{expiresDay}}.',
    actionFollowUp: 'Follow up with {{companyName}}: it was planned for {{followUpDay}}.',
    actionLost:
      'This deal is lost. Note what would have to change for {{companyName}} to come back.',
    actionOverdue: 'It was expected to close on {{closeDay}}: agree on a new date, or let it go.',
    actionPropose: 'Send {{companyName}} a proposal.',
    actionSilent: 'Get back in touch with {{companyName}}: nothing has happened for {{days}} days.',
    actionStale:
      'Move it on or out: it has been at “{{stageName}}” for {{days}} days, where {{medianDays}} are usual.',
    actionUnopened:
      '“{{proposalName}}” was sent {{days}} days ago and has not been opened: make sure it has arrived.',
    actionViewed:
      '“{{proposalName}}” was read {{days}} days ago and is not answered: call and ask what is missing.',
    actionWon:
      'This deal is won. Hand {{companyName}} over to delivery, and agree on a first report.',
    chanceClosed: 'The deal is closed, at “{{stageName}}”.',
    chanceLearned: '{{closeShare}}, learned from how earlier leads ended.',
    chanceStage:
      '{{closeShare}} is what “{{stageName}}” stands for: too few leads have ended to learn more from them.',
    positioningKnown:
      'Build on what {{companyName}} knows of us: reliable delivery, clear reports, one contact. There are no results yet to point at, so name none.',
    positioningNew:
      'Present a calm, trustworthy environment, reach that can be planned, and clear reports. {{companyName}} has no results with us yet, so name none.',
    positioningResults:
      'Point at what {{companyName}} has got with “{{orderName}}”: {{clicks}} clicks on {{impressions}} impressions, a click-through rate of {{ctrShare}}. Promise no more than that.',
    proposalBought:
      'Build the proposal on what {{companyName}} has bought before: {{products}}. By the rate card that comes to {{totalMoney}}, beside an estimate of {{valueMoney}}.',
    proposalLater: 'A structure is proposed once the deal is at “{{stageName}}”.',
    proposalNone: 'The rate card holds nothing to propose.',
    proposalPopular:
      'Begin the proposal with what clients buy most: {{products}}. By the rate card that comes to {{totalMoney}}, beside an estimate of {{valueMoney}}.',
  },
}
