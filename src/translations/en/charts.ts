/** Texts of every chart, reached as `crm:page:charts:…`. */
export const charts = {
  all: 'Show all {{count}}',
  export: 'Export CSV',
  exportOf: 'Export {{title}} as CSV',
  failed: 'These figures could not be loaded.',
  fewer: 'Show fewer',
  gone: 'The chart could not be drawn. Its figures are in the table.',
  loading: 'Loading {{title}}',
  place: 'Place',
  retry: 'Try again',
  share: 'Share',
  table: 'Table',
}
