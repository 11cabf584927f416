import { isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'

import { CRMError } from '../../../../utilities/crmError.js'

/** Longer than any row a person wrote; shorter than what would fill the memory. Bytes. */
export const MAX_LINE_BYTES = 1024 * 1024

const LINE_FEED = 0x0a
const NUL = 0x00

const refuse = (message: string): CRMError => new CRMError({ code: 'invalid_file', message })

const isUTF16 = (bytes: Buffer): boolean =>
  bytes.length >= 2 && [0xfeff, 0xfffe].includes(bytes.readUInt16BE(0))

/** What is wrong with whole lines of a file, or `null`. */
const findProblem = ({
  name,
  bytes,
  line,
}: {
  bytes: Buffer
  /** Number of the first of them. */
  line: number
  name: string
}): CRMError | null => {
  if (line === 1 && isUTF16(bytes)) {
    return refuse(`${name} is encoded in UTF-16. Save it as CSV in UTF-8, then import it again.`)
  }
  if (isUtf8(bytes) && !bytes.includes(NUL)) {
    return null
  }
  let start = 0
  for (let number = line; ; number += 1) {
    const end = bytes.indexOf(LINE_FEED, start)
    const one = bytes.subarray(start, end === -1 ? bytes.length : end)
    if (one.includes(NUL)) {
      return refuse(
        `${name}, line ${number}, holds a NUL byte, so it is no text. Export it again as CSV in UTF-8.`,
      )
    }
    if (!isUtf8(one)) {
      return refuse(
        `${name}, line ${number}, is not in UTF-8. Save the file as CSV in UTF-8, then import it again.`,
      )
    }
    start = end + 1
  }
}

const countLines = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    count += 1
  }
  return count
}

/**
 * Lets bytes through by whole lines, and only such as are text in UTF-8 and of a length that lines
 * have. At most one line is held back, so memory does not grow with the file.
 */
export const inspectBytes = ({
  name,
  onBytes,
}: {
  /** What the file is called in messages. */
  name: string
  onBytes?: (bytes: number) => void
}): Transform => {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  return new Transform({
    flush(done) {
      done(findProblem({ name, bytes: rest, line }), rest)
    },
    transform(chunk: Buffer, _encoding, done) {
      onBytes?.(chunk.length)
      const end = chunk.lastIndexOf(LINE_FEED) + 1
      const lines = end > 0 ? Buffer.concat([rest, chunk.subarray(0, end)]) : Buffer.alloc(0)
      rest = end > 0 ? Buffer.from(chunk.subarray(end)) : Buffer.concat([rest, chunk])
      const problem = findProblem({ name, bytes: lines, line })
      const tooLong =
        rest.length > MAX_LINE_BYTES
          ? refuse(
              `${name}, line ${line + countLines(lines)}, is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB, so the file is no table of rows. Check that it is a CSV file with line breaks.`,
            )
          : null
      line += countLines(lines)
      done(problem ?? tooLong, lines)
    },
  })
}
