import type { SearchKind } from '../../domain/search/types.js'
import type { Kept, Names, Watch } from '../triggers/types.js'

import { SEARCHED } from './searched.js'
import { SEARCH_KEPT, SEARCH_KEYS, SEARCH_TABLES, WORDS_TABLE } from './tables.js'

/** As `foldText` spells texts; the specs hold the two against each other. */
const foldFunction = ({ own }: Names): string => `
  create or replace function ${own('crm_search_fold')}(value text) returns text
  language sql immutable parallel safe as $crm$
    select array_to_string(array_remove(string_to_array(
      translate(
        replace(replace(replace(
          regexp_replace(lower(normalize(value, NFKD)), '[\\u0300-\\u036f''\\u2018\\u2019]', '', 'g'),
          'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'øłđðıς!"#$%&()*+,-./:;<=>?@[\\]^_\`{|}~' || E'\\t\\n\\r',
        'olddiσ' || repeat(' ', 34)
      ), ' '), ''), ' ')
  $crm$`

/** The words from the `n`-th on, with those before it at the end; null where there are fewer. */
const turnFunction = ({ own }: Names): string => `
  create or replace function ${own('crm_search_turn')}(value text, n int) returns text
  language sql immutable parallel safe as $crm$
    select case when cardinality(w) >= n then left(array_to_string(w[n:] || w[:n - 1], ' '), 100) end
    from (select string_to_array(value, ' ') as w) words
  $crm$`

/** Words that are like another, the most alike first; fewer letters in common than usual will do. */
const similarFunction = ({ own }: Names): string => `
  create or replace function ${own('crm_search_similar')}(asked text, most int)
  returns table (word text) language sql stable set pg_trgm.similarity_threshold = 0.2 as $crm$
    select w.word from ${own(WORDS_TABLE)} w where w.word % asked
    group by w.word order by similarity(w.word, asked) desc, w.word limit most
  $crm$`

type Source = {
  /** Columns an update has to change. */
  columns: string[]
  email: string
  host: string
  /** The four keys, of names folded as `a` and `b`. */
  keys: (turn: (name: 'a' | 'b', n: number) => string) => string[]
  /** What `a` and `b` are folded from, of a row `n`. */
  names: { a: string; b: string }
  phone: string
}

const hostOf = (email: string): string => `split_part(${email}, '@', 2)`

const SOURCES: Record<SearchKind, Source> = {
  companies: {
    columns: ['name', 'domain', 'phone', 'deleted_at'],
    email: 'null::text',
    host: 'lower(n.domain)',
    keys: (turn) => [turn('a', 1), turn('a', 2), turn('a', 3), turn('a', 4)],
    names: { a: 'n.name', b: 'null::text' },
    phone: 'n.phone',
  },
  leads: {
    columns: ['company_name', 'contact_name', 'contact_email', 'contact_phone', 'deleted_at'],
    email: 'n.contact_email',
    host: hostOf('n.contact_email'),
    keys: (turn) => [turn('a', 1), turn('a', 2), turn('b', 1), turn('b', 2)],
    names: { a: 'n.company_name', b: 'n.contact_name' },
    phone: 'n.contact_phone',
  },
  people: {
    columns: ['name', 'first_name', 'last_name', 'email', 'phone', 'deleted_at'],
    email: 'n.email',
    host: hostOf('n.email'),
    keys: (turn) => [turn('a', 1), turn('a', 2), turn('a', 3), turn('a', 4)],
    names: {
      a: `coalesce(nullif(concat_ws(' ', n.first_name, n.last_name), ''), n.name)`,
      b: 'null::text',
    },
    phone: 'n.phone',
  },
}

const COLUMNS = ['record', ...SEARCH_KEYS, 'text'].join(', ')

/** The rows of what is searched, of records `n` outside the trash in `rows`. */
const rowsOf = ({
  kind,
  names: { own },
  rows,
}: {
  kind: SearchKind
  names: Names
  rows: string
}): string => {
  const source = SOURCES[kind]
  const fold = (value: string): string => `${own('crm_search_fold')}(${value})`
  const keys = source.keys((name, n) => `${own('crm_search_turn')}(f.${name}, ${n})`)
  const host = `nullif(left(${source.host}, 100), '')`
  const digits = `nullif(left(regexp_replace(${source.phone}, '\\D', '', 'g'), 40), '')`
  // Whose domain a company is can be read in it; where a person has a mailbox says nothing of them.
  const address = kind === 'companies' ? source.host : `split_part(${source.email}, '@', 1)`
  return `
    select n.id::text as record, ${keys.map((key, at) => `${key} as key${at + 1}`).join(', ')},
      lower(left(${source.email}, 100)) as email, ${host} as host, ${digits} as phone,
      ' ' || concat_ws(' ', f.a, f.b, ${fold(address)}, ${digits}) || ' ' as text
    from ${rows} n
    -- offset 0: folded once, and not wherever it is read.
    cross join lateral (
      select ${fold(source.names.a)} as a, ${fold(source.names.b)} as b offset 0
    ) f
    where n.deleted_at is null`
}

/** Words of names alone: an address with a typing error is another address. */
const addWords = ({ own }: Names, rows: string): string => `
  insert into ${own(WORDS_TABLE)} (word)
  select distinct w.word from (${rows}) r
  cross join lateral unnest(string_to_array(concat_ws(' ', r.key1, r.key3), ' ')) as w(word)
  where length(w.word) between 4 and 40 and not exists (
    select from ${own(WORDS_TABLE)} known where known.word collate "C" = w.word collate "C"
  )`

const write = ({ kind, names, rows }: { kind: SearchKind; names: Names; rows: string }): string => {
  const columns = [...SEARCH_KEYS, 'text']
  return `
    with kept as (
      insert into ${names.own(SEARCH_TABLES[kind])} as s (${COLUMNS})
      select ${COLUMNS} from (${rowsOf({ kind, names, rows })}) r
      on conflict (record) do update
        set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
      returning key1, key3
    ) ${addWords(names, 'select key1, key3 from kept')};`
}

const watch = ({ kind, names }: { kind: SearchKind; names: Names }): Watch => {
  const table = names.own(SEARCH_TABLES[kind])
  return {
    name: kind,
    collection: SEARCHED[kind],
    on: {
      delete: `delete from ${table} s using old_rows o where s.record = o.id::text;`,
      insert: write({ kind, names, rows: 'new_rows' }),
      truncate: `delete from ${table};`,
      update: `
        if new.deleted_at is null then
          ${write({ kind, names, rows: '(select new.*)' })}
        else
          delete from ${table} s where s.record = new.id::text;
        end if;`,
    },
    updatedColumns: SOURCES[kind].columns,
  }
}

/** People, companies and leads as they are searched. */
export const keepSearch: Kept = {
  name: SEARCH_KEPT,
  define: (names) => ({
    fill: [
      `delete from ${names.own(WORDS_TABLE)}`,
      ...(Object.keys(SEARCH_TABLES) as SearchKind[]).flatMap((kind) => {
        const rows = rowsOf({ kind, names, rows: names.tableOf(SEARCHED[kind]) })
        const table = names.own(SEARCH_TABLES[kind])
        return [
          `delete from ${table}`,
          `insert into ${table} (${COLUMNS}) select ${COLUMNS} from (${rows}) r`,
          addWords(names, `select key1, key3 from ${table}`),
        ]
      }),
    ],
    functions: [foldFunction(names), turnFunction(names), similarFunction(names)],
    watches: (Object.keys(SEARCH_TABLES) as SearchKind[]).map((kind) => watch({ kind, names })),
  }),
}
