import { guessFields, plainHeader } from '../../import/guessFields.js'

/** The figures of a delivery: counts, and amounts in major units. */
export const COUNTS = ['impressions', 'clicks', 'conversions'] as const
export const AMOUNTS = ['spend', 'revenue'] as const
export const FIGURES = [...COUNTS, ...AMOUNTS] as const

export type Figure = (typeof FIGURES)[number]

/** What one column of a file can become. */
export const COLUMN_FIELDS = ['order', 'periodStart', 'periodEnd', ...FIGURES] as const

export type ColumnField = (typeof COLUMN_FIELDS)[number]

/** Which columns become what, by their names in the file's first line. */
export type DeliveryColumns = {
  /** Their cells together, in this order, are the name of the campaign. */
  campaignName: string[]
} & Partial<Record<ColumnField, string>>

/** What exports of ad servers and networks call these columns, the most telling name first. */
const SYNONYMS: Record<ColumnField, string[]> = {
  clicks: ['clicks', 'total_clicks', 'clicks_all', 'link_clicks', 'click', 'klicks'],
  conversions: [
    'conversions', 'total_conversions', 'total_conversion', 'all_conversions', 'all_conv', 'conv',
    'results', 'purchases', 'actions', 'konversionen',
  ],
  impressions: [
    'impressions', 'total_impressions', 'ad_impressions', 'impr', 'impr.', 'imps', 'imp', 'views',
    'impressionen', 'ad_impressionen', 'einblendungen', 'sichtkontakte',
  ],
  order: [
    'order_id', 'order', 'order_name', 'order_number', 'insertion_order', 'insertion_order_id', 'io',
    'io_id', 'io_number', 'external_id', 'auftrag', 'auftrags_id', 'auftragsnummer',
  ],
  periodEnd: [
    'period_end', 'end_date', 'reporting_ends', 'date_to', 'end', 'until', 'to', 'enddatum', 'ende',
    'bis',
  ],
  periodStart: [
    'period_start', 'start_date', 'reporting_starts', 'date_from', 'date', 'day', 'start', 'from',
    'week', 'month', 'startdatum', 'beginn', 'datum', 'tag', 'von', 'woche', 'monat',
  ],
  revenue: [
    'revenue', 'total_revenue', 'conversion_value', 'conv_value', 'total_conversion_value',
    'purchase_value', 'sales', 'umsatz', 'conversion_wert', 'einnahmen',
  ],
  spend: [
    'spend', 'spent', 'amount_spent', 'total_spend', 'cost', 'costs', 'media_cost', 'total_cost',
    'ausgaben', 'ausgegebener_betrag', 'kosten', 'mediakosten',
  ],
} // prettier-ignore

const CAMPAIGN_NAMES = ['campaign_name', 'campaign', 'kampagnenname', 'kampagne']
const CAMPAIGN_WORDS = /(?:^|_)(?:campaigns?|kampagnen?)(?:_|$)/
const AD_WORDS = /^(?:ad|ad_name|ad_id|ad_set|ad_group|anzeige|anzeigenname)$/

/** A column that is called campaign; else all that speak of one; else those of the ads. */
const guessCampaign = (header: { name: string; plain: string }[]): string[] => {
  const named = CAMPAIGN_NAMES.map((name) => header.find(({ plain }) => plain === name)).find(
    Boolean,
  )
  if (named) {
    return [named.name]
  }
  const speaking = header.filter(({ plain }) => CAMPAIGN_WORDS.test(plain))
  const chosen = speaking.length > 0 ? speaking : header.filter(({ plain }) => AD_WORDS.test(plain))
  return chosen.map(({ name }) => name)
}

/** What the columns of a file probably are, by their names. */
export const guessColumns = (names: string[]): DeliveryColumns => ({
  ...guessFields({ names, synonyms: SYNONYMS }),
  campaignName: guessCampaign(names.map((name) => ({ name, plain: plainHeader(name) }))),
})

/** What a mapping still lacks before anything can be imported. */
export const findMissing = ({
  columns,
  hasOrder,
}: {
  columns: DeliveryColumns
  /** All rows are of one order, which is named. */
  hasOrder: boolean
}): ('campaignName' | 'figures' | 'order' | 'periodStart')[] => [
  ...(columns.order || hasOrder ? [] : (['order'] as const)),
  ...(columns.campaignName.length > 0 ? [] : (['campaignName'] as const)),
  ...(columns.periodStart ? [] : (['periodStart'] as const)),
  ...(FIGURES.some((figure) => columns[figure]) ? [] : (['figures'] as const)),
]
