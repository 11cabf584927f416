/** Upsells: the reasons behind them, and the engine's own sentences. */
export const upsell = {
  factors: {
    bundle: 'A second product at {{bundleShare}} of the order’s {{totalMoney}}',
    increaseSpend: '{{portionShare}} of the {{remainingMoney}} still to run',
    makegood: 'Keeps {{atRiskMoney}} of the order, adds nothing',
    refreshCreative:
      '{{missingClicks}} clicks more in the rest of the flight, where clicks are paid for',
  },
  wording: {
    aboveBenchmark:
      '{{orderName}} has a click-through rate of {{ctrShare}} on {{impressions}} impressions: at least {{lowerShare}} with certainty, and so above the benchmark of {{ctrBenchmarkShare}}.',
    aboveThreshold:
      '{{orderName}} has a click-through rate of {{ctrShare}} on {{impressions}} impressions: at least {{lowerShare}} with certainty, and so above the threshold of {{thresholdShare}}.',
    behind:
      '{{orderName}} is behind schedule: after {{elapsedShare}} of the flight it runs at {{paceShare}} of the pace it needs, and {{atRiskMoney}} of its value is not delivered.',
    bundle:
      'Offer {{productName}} in a bundle. At {{bundleShare}} of the order’s value that is {{bundleMoney}}.',
    fewClicks:
      '{{orderName}} had {{impressions}} impressions and {{clicks}} clicks: a click-through rate of {{ctrShare}}, with certainty less than half of the {{thresholdShare}} to expect.',
    fewClicksBenchmark:
      '{{orderName}} had {{impressions}} impressions and {{clicks}} clicks: a click-through rate of {{ctrShare}}, with certainty less than half of the {{ctrBenchmarkShare}} to expect.',
    increaseSpend:
      'Propose {{suggestedIncreaseMoney}} more for the rest of the flight: {{portionShare}} of the {{remainingMoney}} still to run.',
    makegood_clicks:
      'Offer a makegood before the client asks: {{missingUnits}} clicks are missing by now.',
    makegood_conversions:
      'Offer a makegood before the client asks: {{missingUnits}} conversions are missing by now.',
    makegood_impressions:
      'Offer a makegood before the client asks: {{missingUnits}} impressions are missing by now.',
    message_bundle:
      'Dear {{companyName}} team, thank you for booking {{orderName}} with us. We suggest adding {{productName}} to it, for {{bundleMoney}}. May we send you a proposal?',
    message_creative_refresh:
      'Dear {{companyName}} team, {{orderName}} has had {{impressions}} impressions and {{clicks}} clicks so far. We suggest new creatives for the rest of the flight, and would gladly test them with you. When may we call?',
    message_increase_spend:
      'Dear {{companyName}} team, {{orderName}} has a click-through rate of {{ctrShare}} on {{impressions}} impressions. We suggest an increase of {{suggestedIncreaseMoney}} for the rest of the flight. May we send you a proposal?',
    message_makegood:
      'Dear {{companyName}} team, {{orderName}} is behind its schedule. We will make good what is missing by now, at no cost to you. When may we call to agree on how?',
    refreshCreative: 'Propose new creatives, and test them against the present ones.',
    refreshPaidByClick:
      'Propose new creatives. At the rate to expect, the rest of the flight would bring {{missingClicks}} clicks more, worth {{estimatedRevenueMoney}}.',
    singleProduct: '{{companyName}} buys a single product ({{orderName}}, {{totalMoney}}).',
  },
}
