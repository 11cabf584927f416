/** Messages to advertisers: what the engine writes to them, and what people read about it. */
export const prompt = {
  factors: {},
  wording: {
    closing: 'Best regards',
    ctr: 'Your {{campaign}} campaign is performing exceptionally well with a {{ctr}} click-through rate.',
    ctrOverBook:
      'Your {{campaign}} campaign is performing exceptionally well with a {{ctr}} click-through rate, outperforming the average of comparable campaigns by {{lift}}.',
    ctrOverIndustry:
      'Your {{campaign}} campaign is performing exceptionally well with a {{ctr}} click-through rate, outperforming the industry average by {{lift}}.',
    flag: 'A message to the advertiser waits for review.',
    greeting: 'Hello {{name}},',
    greetingWithoutName: 'Hello,',
    increase: 'We recommend increasing your budget by {{increase}}.',
    measures: { clicks: 'clicks', conversions: 'conversions', impressions: 'impressions' },
    projection1: 'With it, we project between {{low1}} and {{high1}} additional {{measure1}}.',
    projection2:
      'With it, we project between {{low1}} and {{high1}} additional {{measure1}} and between {{low2}} and {{high2}} additional {{measure2}}.',
    projection3:
      'With it, we project between {{low1}} and {{high1}} additional {{measure1}}, between {{low2}} and {{high2}} additional {{measure2}} and between {{low3}} and {{high3}} additional {{measure3}}.',
    roas: 'Your {{campaign}} campaign is performing exceptionally well with a return on ad spend of {{roas}}x.',
    roasToo: 'Its return on ad spend is {{roas}}x.',
    subject: 'Your {{name}} campaign',
    subjectWithoutName: 'Your campaign with us',
  },
}
