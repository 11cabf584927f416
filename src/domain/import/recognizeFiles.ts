import type { SalesKind } from './salesFiles.js'

import { columnsOf, SALES_FILES, SALES_KINDS } from './salesFiles.js'

/** The first line of a file, normalised; empty for a file without one. */
export type FileHeader = { header: string[]; name: string }

export type Recognized<File> =
  { files: Record<SalesKind, File>; ignored: File[]; ok: true } | { message: string; ok: false }

const missingIn = ({ header, kind }: { header: string[]; kind: SalesKind }): string[] =>
  columnsOf(kind).filter((column) => !header.includes(column))

const list = (columns: string[]): string => columns.join(', ')

const MOST_COLUMNS_NAMED = 20

const describe = ({ name, header }: FileHeader): string => {
  const more = header.length - MOST_COLUMNS_NAMED
  const named = header
    .slice(0, MOST_COLUMNS_NAMED)
    .map((column) => column.slice(0, 40) || '(no name)')
  return header.length === 0
    ? `${name} is empty`
    : `${name} has ${list(named)}${more > 0 ? ` and ${more} more` : ''}`
}

const explainMissing = ({ kind, seen }: { kind: SalesKind; seen: FileHeader[] }): string => {
  const wanted = columnsOf(kind)
  const near = seen
    .map((file) => ({ file, missing: missingIn({ header: file.header, kind }) }))
    .filter(({ missing }) => missing.length * 2 <= wanted.length)
    .sort((a, b) => a.missing.length - b.missing.length)[0]
  const { noun } = SALES_FILES[kind]
  if (near) {
    return `${near.file.name} looks like the file of ${noun}, but has no column ${list(near.missing)}. Name its columns ${list(wanted)} in the first line. It has: ${list(near.file.header)}.`
  }
  const others = seen.length > 0 ? ` Seen: ${seen.map(describe).join('; ')}.` : ''
  return `The file of ${noun} is missing: add a comma-separated file with the columns ${list(wanted)} in its first line.${others}`
}

const findRepeated = (header: string[]): string | undefined =>
  header.find((column, index) => column !== '' && header.indexOf(column) !== index)

/**
 * Finds the files of a sales book among those given, by their first lines whatever their names.
 * Files that are none of them are left alone.
 *
 * @returns a sentence when a file is missing, there twice, or names a column twice
 */
export const recognizeFiles = <File extends FileHeader>(given: File[]): Recognized<File> => {
  const files: Partial<Record<SalesKind, File>> = {}
  const ignored: File[] = []
  for (const file of given) {
    const kind = SALES_KINDS.find(
      (one) => missingIn({ header: file.header, kind: one }).length === 0,
    )
    const other = kind && files[kind]
    if (kind && other) {
      const message = `${other.name} and ${file.name} both hold ${SALES_FILES[kind].noun}. Leave one of them out.`
      return { message, ok: false }
    }
    const repeated = kind && findRepeated(file.header)
    if (repeated) {
      return { message: `${file.name} has two columns ${repeated}. Rename one of them.`, ok: false }
    }
    if (kind) {
      files[kind] = file
    } else {
      ignored.push(file)
    }
  }
  const missing = SALES_KINDS.find((kind) => !files[kind])
  return missing
    ? { message: explainMissing({ kind: missing, seen: ignored }), ok: false }
    : { files: files as Record<SalesKind, File>, ignored, ok: true }
}
