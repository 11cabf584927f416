import { CsvError, parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { pipeline, Transform } from 'node:stream'

import { CRMError } from '../../../../utilities/crmError.js'
import { inspectBytes, MAX_LINE_BYTES } from './inspectBytes.js'

/** How the text of a file is written. */
export type Encoding = 'utf-8' | 'windows-1252'

/** A file to import. */
export type SourceFile = {
  /** What it is called in messages. */
  name: string
  /** Where it lies on this machine. */
  path: string
}

/** One row as it stands in the file, and the line on which it ends. */
export type CSVRecord = { cells: string[]; line: number }

const explain = ({ name, error }: { error: CsvError; name: string }): string => {
  const line = `, line ${Number(error.lines)}`
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return `${name}${line}: a row is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB. Check its quotation marks.`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${name} ends inside a quoted cell. It was cut off, or a quotation mark is not closed.`
    default:
      return `${name}${line} is no table of separated cells. Export it again as CSV in UTF-8.`
  }
}

const toCRMError = ({ name, error }: { error: unknown; name: string }): unknown => {
  if (error instanceof CsvError) {
    return new CRMError({ code: 'invalid_file', message: explain({ name, error }) })
  }
  return ['EISDIR', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')
    ? new CRMError({ code: 'invalid_file', message: `There is no file ${name}.` })
    : error
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '')

/** What Windows-1252 has where Latin-1 has controls, from 0x80 up; five of the bytes are no character. */
const BETWEEN = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'
const FIRST_BETWEEN = 0x80

/** `TextDecoder` of Node 20 takes Windows-1252 for Latin-1. */
const fromWindows1252 = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => BETWEEN[char.charCodeAt(0) - FIRST_BETWEEN]!)

/** Lets text through in UTF-8. */
const toUTF8 = (encoding: Encoding): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, encoding === 'utf-8' ? chunk : Buffer.from(fromWindows1252(chunk)))
    },
  })

/**
 * The rows of a CSV file (RFC 4180, with or without a byte order mark), one by one as they are read,
 * without blank ones. The first is the header.
 *
 * @throws CRMError `invalid_file` with a sentence that says what to do
 */
export const readRecords = async function* ({
  delimiter = ',',
  encoding = 'utf-8',
  file: { name, path },
  onBytes,
}: {
  /** What stands between cells. */
  delimiter?: string
  encoding?: Encoding
  file: SourceFile
  onBytes?: (bytes: number) => void
}): AsyncGenerator<CSVRecord> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: MAX_LINE_BYTES,
    // A quotation mark inside a plain cell (a 5" pipe) is a character like others.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  pipeline(
    createReadStream(path),
    toUTF8(encoding),
    inspectBytes({ name, onBytes }),
    parser,
    () => undefined,
  )
  try {
    for await (const { info, record } of parser as AsyncIterable<{
      info: { lines: number }
      record: string[]
    }>) {
      if (!isBlank(record)) {
        yield { cells: record, line: info.lines }
      }
    }
  } catch (error) {
    throw toCRMError({ name, error })
  }
}
