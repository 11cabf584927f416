import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

import type { SourceFile } from './readRecords.js'

/** One fingerprint of files and their names, whatever order they came in. */
export const hashFiles = async (files: SourceFile[]): Promise<string> => {
  const parts: string[] = []
  for (const { name, path } of files) {
    const hash = createHash('sha256')
    for await (const bytes of createReadStream(path)) {
      hash.update(bytes as Buffer)
    }
    parts.push(`${name}:${hash.digest('base64')}`)
  }
  return createHash('sha256').update(parts.sort().join('\n')).digest('base64')
}
