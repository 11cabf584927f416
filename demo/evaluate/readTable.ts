import { parse } from 'csv-parse/sync'
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { Refusal } from '../refusal.js'

/** A CSV file: cells by column, all of one length, without outer white space. */
export type Table = {
  columns: Map<string, string[]>
  /** Whether decimals may be set off by a comma: where columns are not. */
  hasCommas: boolean
  /** Name of the file, for sentences about it. */
  name: string
  rows: number
}

const DELIMITERS = [',', ';', '\t']

const readBytes = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = { EISDIR: 'It is a folder', ENOENT: 'There is no such file' }[code ?? '']
    throw new Refusal(`${file} cannot be read. ${reason ?? (error as Error).message}.`)
  }
}

/** What parts columns: the character of which the first line has most, outside of quotes. */
const findDelimiter = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1)
  const bare = first.replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0]!
}

type Line = { info: { lines: number }; record: string[] }

const parseLines = ({
  name,
  delimiter,
  text,
}: {
  delimiter: string
  name: string
  text: string
}): Line[] => {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Line[]
  } catch (error) {
    throw new Refusal(`${name} is no CSV file: ${(error as Error).message}.`)
  }
}

/** Names of columns. One without a name is called by its place; an empty one at the end is none. */
const nameColumns = ({ name, lines }: { lines: Line[]; name: string }): string[] => {
  const names = lines[0]!.record.map((column, place) => column || `column ${place + 1}`)
  const twice = names.find((column, place) => names.indexOf(column) !== place)
  if (twice !== undefined) {
    throw new Refusal(`${name} has two columns "${twice}". Rename one of them.`)
  }
  return names
}

/** @throws Refusal that says what is wrong with the file, and in which line */
export const readTable = ({ file }: { file: string }): Table => {
  const name = path.basename(file)
  const bytes = readBytes(file)
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new Refusal(`${name} is not UTF-8. Save it as CSV in UTF-8.`)
  }
  const text = bytes.toString('utf8')
  const delimiter = findDelimiter(text)
  const lines = parseLines({ name, delimiter, text })
  if (lines.length < 2) {
    throw new Refusal(`${name} holds no rows${lines.length === 1 ? ' below its first line' : ''}.`)
  }
  const names = nameColumns({ name, lines })
  const ragged = lines.find(({ record }) => record.length !== names.length)
  if (ragged) {
    throw new Refusal(
      `${name}, line ${ragged.info.lines}: there are ${ragged.record.length} cells, the first line has ${names.length}.`,
    )
  }
  const rows = lines.slice(1)
  const columns = new Map(
    names.map((column, place) => [column, rows.map(({ record }) => record[place]!)]),
  )
  for (const [place, header] of lines[0]!.record.entries()) {
    const column = names[place]!
    if (header === '' && columns.get(column)!.every((cell) => cell === '')) {
      columns.delete(column)
    }
  }
  return { name, columns, hasCommas: delimiter !== ',', rows: rows.length }
}
