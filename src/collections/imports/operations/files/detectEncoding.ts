import { createReadStream } from 'node:fs'

import type { Encoding, SourceFile } from './readRecords.js'

import { CRMError } from '../../../../utilities/crmError.js'

const MARKS_UTF16 = [0xfeff, 0xfffe]

/** Workbooks and other archives. */
const MARK_ZIP = 'PK\u0003\u0004'

/** Bytes that no character of Windows-1252 has. */
const UNUSED = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

const refuse = (message: string): CRMError => new CRMError({ code: 'invalid_file', message })

/**
 * How the text of a file is written: in UTF-8 when all of it could be, else in Windows-1252. What is
 * wrong with a file that says to be UTF-16, its reader finds.
 *
 * @throws CRMError `invalid_file` for a workbook, and for what is written in neither
 */
export const detectEncoding = async ({ name, path }: SourceFile): Promise<Encoding> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const isText = (bytes?: Buffer): boolean => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined })
      return true
    } catch {
      return false
    }
  }
  let isFirst = true
  let isUTF8 = true
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    if (isFirst && bytes.toString('latin1', 0, MARK_ZIP.length) === MARK_ZIP) {
      throw refuse(`${name} is a workbook or an archive. Save the sheet as CSV, then import that.`)
    }
    if (isFirst && bytes.length > 1 && MARKS_UTF16.includes(bytes.readUInt16BE(0))) {
      return 'utf-8'
    }
    isFirst = false
    isUTF8 = isUTF8 && isText(bytes)
    if (!isUTF8 && UNUSED.some((byte) => bytes.includes(byte))) {
      throw refuse(`${name} is neither in UTF-8 nor in Windows-1252. Save it as CSV in UTF-8.`)
    }
  }
  return isUTF8 && isText() ? 'utf-8' : 'windows-1252'
}
