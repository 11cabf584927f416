/** Texts of the search box, reached as `crm:page:find:…`. */
export const find = {
  all: 'All {{kind}} like “{{q}}”',
  empty: 'Nobody and nothing is called “{{q}}”.',
  emptyHint: 'Try a part of a name, an e-mail address or the digits of a phone number.',
  failed: 'It could not be looked up.',
  found_one: '{{count}} record found. Arrow keys choose, Enter opens.',
  found_other: '{{count}} records found. Arrow keys choose, Enter opens.',
  kinds: { companies: 'Companies', leads: 'Leads', people: 'People' },
  label: 'Find people, companies and leads',
  loading: 'Looking it up…',
  placeholder: 'Find people, companies, leads',
  retry: 'Try again',
}
