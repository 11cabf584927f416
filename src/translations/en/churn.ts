/** Churn: the reasons behind a client's risk, and the engine's own sentences. */
export const churn = {
  factors: {
    adjustment: 'Judgement of the model: {{reason}}',
    contact: 'Days since the last contact: {{silentDays}}',
    contractEnd: 'Days until what is booked ends: {{daysLeft}}',
    delivery: 'Impressions of 30 days against the 30 before: {{changeShare}}',
    spend: 'Spend of 90 days against the 90 before: {{changeShare}}',
  },
  wording: {
    contact: 'Nobody has been in contact with {{companyName}} for {{silentDays}} days.',
    contactAction: 'Call {{companyName}}: the last contact was on {{lastContactDay}}.',
    contractEnd: 'What {{companyName}} has booked ends on {{endDay}}, in {{daysLeft}} days.',
    contractEndAction:
      'Offer {{companyName}} a renewal of “{{orderName}}” before it ends on {{endDay}}.',
    contractEnded: 'What {{companyName}} had booked ended on {{endDay}}, and nothing follows.',
    contractEndedAction: 'Win {{companyName}} back: offer a renewal of “{{orderName}}”.',
    delivery:
      'Delivery for {{companyName}} went from {{formerImpressions}} impressions in 30 days to {{impressions}} in the last 30.',
    deliveryAction:
      'Find out what holds up the delivery for {{companyName}}, and offer to make good what is missing.',
    nothing: 'Nothing speaks for {{companyName}} leaving.',
    nothingAction: 'Ask {{companyName}} how satisfied they are.',
    spend:
      '{{companyName}} spent {{spendMoney}} in the last 90 days, after {{formerSpendMoney}} in the 90 days before.',
    spendAction:
      'Ask {{companyName}} what has changed, and bring an offer at the former {{formerSpendMoney}}.',
  },
}
