/** Lead scores: the reasons behind them, and the engine's own sentences. */
export const score = {
  factors: {
    adjustment: 'The model: {{reason}}',
    bound: 'Scores go from 0 to 100',
    engagement: 'Engagement: {{inbound}} replies, {{outbound}} messages of ours in 90 days',
    engagement_negative: 'Engagement: {{inbound}} replies in 90 days, the last one negative',
    engagement_positive: 'Engagement: {{inbound}} replies in 90 days, the last one positive',
    outcome: 'Chance of winning, learned from closed leads: {{probabilityShare}}',
    outcomeStage: 'Chance of winning at this stage: {{probabilityShare}}',
    recency: 'Last activity {{days}} days ago',
    recencyNever: 'No activity yet',
    sizeName: 'Size of the company, going by its name',
    sizeRecord: 'Size of the company: {{size}} employees, revenue {{revenueMoney}}',
    sizeUnknown: 'Size of the company is not known',
    sourceAI: 'Source: found by AI',
    sourceCold: 'Source: cold outreach',
    sourceInbound: 'Source: came to us',
    sourceOther: 'Source: {{source}}',
    sourceReferral: 'Source: referral',
    value: 'Worth {{valueMoney}}; half of the pipeline’s leads are worth {{medianMoney}} or more',
    valueNone: 'No estimated value',
    valueUnknown: 'Worth {{valueMoney}}; too few leads to compare it with',
    velocity: '{{days}} days in the stage; half of all leads stay {{medianDays}} or fewer',
    velocityUnknown: '{{days}} days in the stage; too few leads have left it to compare',
  },
  wording: {
    raiseContact: '+{{count}}: get in touch',
    raiseObjection: '+{{count}}: clear up what their last reply did not like',
    raiseReply: '+{{count}}: get a reply',
    raiseStage: '+{{count}}: move on to “{{stage}}”',
    raiseValue: '+{{count}}: estimate its value (as an example: {{medianMoney}})',
    reasoning:
      '{{score}} of 100: chance of winning {{outcome}}, source {{source}}, recency {{recency}}, pace {{velocity}}, value {{value}}, company size {{companySize}}, engagement {{engagement}}.',
    reasoningAdjusted:
      '{{score}} of 100: chance of winning {{outcome}}, source {{source}}, recency {{recency}}, pace {{velocity}}, value {{value}}, company size {{companySize}}, engagement {{engagement}}, model {{adjustment}} ({{reason}}).',
  },
}
