import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import type { FileHeader } from '../../../../domain/import/recognizeFiles.js'
import type { SalesKind } from '../../../../domain/import/salesFiles.js'
import type { SourceFile } from '../../../imports/operations/files/readRecords.js'

import { normalizeHeader } from '../../../../domain/import/mapping.js'
import { recognizeFiles } from '../../../../domain/import/recognizeFiles.js'
import { CRMError } from '../../../../utilities/crmError.js'
import { readRecords } from '../../../imports/operations/files/readRecords.js'

/** Where the rows come from. */
export type SalesSource =
  { files: SourceFile[]; folder?: undefined } | { files?: undefined; folder: string }

export type SalesFile = { size: number } & FileHeader & SourceFile

export type SalesFiles = { files: Record<SalesKind, SalesFile>; ignored: string[] }

/** More files than a sales book and what lies beside it; the first line of each is read. */
const MOST_FILES = 100

const listFolder = async (folder: string): Promise<SourceFile[]> => {
  const names = await readdir(folder).catch(() => {
    throw new CRMError({ code: 'invalid_file', message: `There is no folder ${folder}.` })
  })
  const files = names.filter((name) => /\.csv$/i.test(name)).sort()
  if (files.length === 0) {
    throw new CRMError({ code: 'invalid_file', message: `No CSV file lies in ${folder}.` })
  }
  return files.map((name) => ({ name, path: path.join(folder, name) }))
}

const readHeader = async (file: SourceFile): Promise<SalesFile> => {
  const { size } = await stat(file.path).catch(() => ({ size: 0 }))
  for await (const { cells } of readRecords({ file })) {
    return { ...file, header: cells.map(normalizeHeader), size }
  }
  return { ...file, header: [], size }
}

/**
 * Finds the four files of a sales book by their first lines.
 *
 * @throws CRMError `invalid_file` naming what is missing
 */
export const openSalesFiles = async (source: SalesSource): Promise<SalesFiles> => {
  const given = source.files ?? (await listFolder(source.folder))
  if (given.length > MOST_FILES) {
    throw new CRMError({
      code: 'invalid_file',
      message: `These are ${given.length} files. Give those of one sales book only.`,
    })
  }
  const headers: SalesFile[] = []
  for (const file of given) {
    headers.push(await readHeader(file))
  }
  const recognized = recognizeFiles(headers)
  if (!recognized.ok) {
    throw new CRMError({ code: 'invalid_file', message: recognized.message })
  }
  return { files: recognized.files, ignored: recognized.ignored.map(({ name }) => name) }
}
