/** What an import of delivery says about a file, its rows and its end. `{{name}}` is filled in. */
export const imports = {
  incomplete: 'The mapping is not complete yet: {{missing}}.',
  missing: {
    campaignName: 'which columns name the campaign',
    figures: 'a column with impressions, clicks, conversions, spend or revenue',
    order: 'which order the rows belong to',
    periodStart: 'the column with the first day',
  },
  noSuchImport: 'There is no such import.',
  problems: {
    amount: 'This is no amount from 0 up in the notation of the file.',
    cells: 'The row has {{cells}} cells, the first line has {{columns}}.',
    count: 'This is no whole number from 0 up in the notation of the file.',
    day: 'This is no date in the notation of the file, such as 2026-11-20.',
    empty: 'This cell is empty.',
    endBeforeStart: 'The last day lies before the first.',
    orderForbidden: 'You may not write to this order.',
    orderSeveral: 'Several orders are called this. Name it by its id or external id.',
    orderUnknown: 'There is no order with this id, external id or name.',
    tooLarge: 'This is larger than any figure that is stored.',
    tooLong: 'This is longer than {{max}} characters.',
  },
  stopped: 'Nothing was imported: {{count}} of {{read}} rows cannot be taken as they are.',
  undoneBefore: 'This import was undone before.',
}
