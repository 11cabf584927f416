import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const listFiles = ({ entry, root }: { entry: string; root: string }): string[] => {
  try {
    return readdirSync(path.join(root, entry), { recursive: true, withFileTypes: true })
      .filter((found) => found.isFile())
      .map((found) => path.join(found.parentPath ?? found.path, found.name))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') {
      return [path.join(root, entry)]
    }
    if (code === 'ENOENT') {
      return []
    }
    throw error
  }
}

/** One value for the names and contents of all files in these folders (and of single files). */
export const hashFiles = ({
  accepts = () => true,
  entries,
  root,
  salt,
}: {
  /** Which file names count. @default all */
  accepts?: (name: string) => boolean
  entries: string[]
  root: string
  /** What else makes a difference. */
  salt: string
}): string => {
  const hash = createHash('sha256').update(salt)
  const files = entries
    .flatMap((entry) => listFiles({ entry, root }))
    .filter((file) => accepts(path.basename(file)))
    .sort()
  for (const file of files) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** The content of a stamp file; null when there is none. */
export const readStamp = ({ file }: { file: string }): null | string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
