import { findMissing, guessColumns } from './fields.js'

it('finds the columns of an export by their names', () => {
  expect(
    guessColumns([
      'Date', 'ad_id', 'xyz_campaign_id', 'fb_campaign_id', 'age', 'gender', 'interest',
      'Impressions', 'Clicks', 'Spent', 'Total_Conversion', 'Approved_Conversion',
    ]),
  ).toEqual({
    campaignName: ['xyz_campaign_id', 'fb_campaign_id'],
    clicks: 'Clicks',
    conversions: 'Total_Conversion',
    impressions: 'Impressions',
    periodStart: 'Date',
    spend: 'Spent',
  })
}) // prettier-ignore

it('knows other tools and other languages', () => {
  expect(
    guessColumns(['Campaign name', 'Campaign ID', 'Reporting starts', 'Reporting ends', 'Impr.']),
  ).toEqual({
    campaignName: ['Campaign name'],
    impressions: 'Impr.',
    periodEnd: 'Reporting ends',
    periodStart: 'Reporting starts',
  })
  expect(
    guessColumns(['Auftragsnummer', 'Kampagne', 'Datum', 'Klicks', 'Kosten (EUR)', 'Umsatz']),
  ).toEqual({
    campaignName: ['Kampagne'],
    clicks: 'Klicks',
    order: 'Auftragsnummer',
    periodStart: 'Datum',
    revenue: 'Umsatz',
    spend: 'Kosten (EUR)',
  })
  expect(guessColumns(['Ad name', 'Amount spent (USD)'])).toEqual({
    campaignName: ['Ad name'],
    spend: 'Amount spent (USD)',
  })
})

it('says what is missing', () => {
  expect(findMissing({ columns: { campaignName: [] }, hasOrder: false })).toEqual([
    'order',
    'campaignName',
    'periodStart',
    'figures',
  ])
  expect(
    findMissing({
      columns: { campaignName: ['a'], clicks: 'b', periodStart: 'c' },
      hasOrder: true,
    }),
  ).toEqual([])
})
