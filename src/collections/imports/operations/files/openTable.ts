import { open } from 'node:fs/promises'

import type { CSVRecord, Encoding, SourceFile } from './readRecords.js'

import { normalizeText } from '../../../../domain/shared/normalizeText.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { detectEncoding } from './detectEncoding.js'
import { readRecords } from './readRecords.js'

/** A file of rows: what its first line names, and how to read the others. */
export type CSVTable = {
  delimiter: string
  encoding: Encoding
  header: string[]
  name: string
  rows: () => AsyncGenerator<CSVRecord>
}

const DELIMITERS = [',', ';', '\t', '|']

/** More than a first line has. */
const HEAD_BYTES = 64 * 1024

const MOST_COLUMNS = 300

const refuse = (message: string): CRMError => new CRMError({ code: 'invalid_file', message })

const readHead = async (path: string): Promise<string> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** What stands between the cells of the first line, outside of quotation marks. */
const findDelimiter = (head: string): string => {
  const line = head.replace(/^\s*/, '').split(/[\r\n]/, 1)[0] ?? ''
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const [most] = DELIMITERS.map((delimiter) => ({
    count: bare.split(delimiter).length,
    delimiter,
  })).sort((a, b) => b.count - a.count)
  return most!.delimiter
}

const checkHeader = ({ name, header }: { header: string[]; name: string }): void => {
  if (header.length > MOST_COLUMNS) {
    throw refuse(`${name} has ${header.length} columns. Keep at most ${MOST_COLUMNS}.`)
  }
  const repeated = header.find((one, index) => one !== '' && header.indexOf(one) !== index)
  if (repeated !== undefined) {
    throw refuse(`${name} has two columns ${repeated}. Rename one of them.`)
  }
}

/**
 * Looks at the one file of an import.
 *
 * @throws CRMError `invalid_file` when it is none, more than one, empty, or no table of text
 */
export const openTable = async ({
  files,
  isOldTaken = false,
  wanted,
}: {
  files: SourceFile[]
  /** Whether a file may also be written in Windows-1252, as spreadsheets do. @default false */
  isOldTaken?: boolean
  /** What the file should be, in words. */
  wanted: string
}): Promise<CSVTable> => {
  const [file] = files
  if (!file || files.length > 1) {
    throw refuse(`Send one file: ${wanted}.`)
  }
  const encoding: Encoding = isOldTaken ? await detectEncoding(file) : 'utf-8'
  const delimiter = findDelimiter(await readHead(file.path))
  for await (const { cells } of readRecords({ delimiter, encoding, file })) {
    const header = cells.map(normalizeText)
    checkHeader({ name: file.name, header })
    const rows = async function* (): AsyncGenerator<CSVRecord> {
      let isHeader = true
      for await (const record of readRecords({ delimiter, encoding, file })) {
        if (!isHeader) {
          yield record
        }
        isHeader = false
      }
    }
    return { name: file.name, delimiter, encoding, header, rows }
  }
  throw refuse(`${file.name} is empty. Its first line has to name its columns.`)
}
