import type { Readable as ReadableStream } from 'node:stream'
import type { PayloadRequest } from 'payload'

import busboy from 'busboy'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { normalizeText } from '../../domain/shared/normalizeText.js'
import { CRMError } from '../../utilities/crmError.js'

export type ReceivedFile = { name: string; path: string }

/** Texts of a form, by name. */
export type ReceivedTexts = Partial<Record<string, string>>

type Args = {
  /** Names of texts that the form may hold beside its files. @default none */
  fields?: string[]
  folder: string
  req: PayloadRequest
}

const MAX_TEXT_BYTES = 64 * 1024

const MAX_FILES = 10
const MEGABYTE = 1024 * 1024

/** Of one file, many times a year's book. */
export const MAX_FILE_BYTES = 50 * MEGABYTE

const tooLarge = (message: string): CRMError => new CRMError({ code: 'too_large', message })

const notAForm = (): CRMError =>
  new CRMError({
    code: 'invalid_input',
    message: 'Send the files as multipart/form-data, complete and nothing else.',
  })

/** What the disk refuses, which is no fault of the form. */
const isFault = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'syscall' in error

/** A file's name as messages call it: no folders, no control characters, short. */
const nameOf = ({ field, filename }: { field: string; filename: string | undefined }): string =>
  normalizeText(path.basename(filename ?? '')).slice(0, 100) || normalizeText(field).slice(0, 100)

const createParser = ({ fields = [], req }: Omit<Args, 'folder'>): busboy.Busboy => {
  const isForm = /^multipart\/form-data\b/i.test(req.headers.get('content-type') ?? '')
  if (!isForm || !req.body) {
    throw notAForm()
  }
  try {
    return busboy({
      defParamCharset: 'utf8',
      headers: Object.fromEntries(req.headers),
      limits: {
        fields: fields.length,
        fieldSize: MAX_TEXT_BYTES,
        files: MAX_FILES,
        fileSize: MAX_FILE_BYTES,
      },
    })
  } catch {
    throw notAForm()
  }
}

/**
 * Writes the files of a form into a folder while they arrive.
 *
 * @throws CRMError `invalid_input` for what is no form of files, `too_large` over 50 MB or 10 files
 */
export const receiveFiles = async ({
  fields = [],
  folder,
  req,
}: Args): Promise<{ files: ReceivedFile[]; texts: ReceivedTexts }> => {
  const parser = createParser({ fields, req })
  const texts: ReceivedTexts = {}
  const files: ReceivedFile[] = []
  const streams: ReadableStream[] = []
  const writes: Promise<void>[] = []
  // The parser is in the middle of a chunk when it says something, and cannot end there.
  const fail = (error: Error): void => process.nextTick(() => parser.destroy(error))
  parser.on('file', (field, stream: ReadableStream, { filename }) => {
    const name = nameOf({ field, filename })
    const target = path.join(folder, String(files.length))
    files.push({ name, path: target })
    streams.push(stream)
    stream.once('limit', () =>
      fail(tooLarge(`${name} is larger than ${MAX_FILE_BYTES / MEGABYTE} MB. Split it.`)),
    )
    const write = pipeline(stream, createWriteStream(target))
    write.catch(fail)
    writes.push(write)
  })
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated || !fields.includes(name)) {
      fail(notAForm())
    }
    texts[name] = value
  })
  parser.once('fieldsLimit', () => fail(notAForm()))
  parser.once('filesLimit', () => fail(tooLarge(`Send at most ${MAX_FILES} files at a time.`)))
  try {
    await pipeline(Readable.fromWeb(req.body as Parameters<typeof Readable.fromWeb>[0]), parser)
    await Promise.all(writes)
    return { files, texts }
  } catch (error) {
    // A parser that complains goes on with its chunk, and opens files that it will never fill.
    streams.forEach((stream) => stream.destroy(error as Error))
    throw error instanceof CRMError || isFault(error) ? error : notAForm()
  } finally {
    await Promise.allSettled(writes)
  }
}

/**
 * Takes in the files of a form, without holding them in memory, for as long as `use` needs them.
 *
 * @throws CRMError as {@link receiveFiles}
 */
export const withReceivedFiles = async <T>({
  use,
  ...args
}: {
  use: (files: ReceivedFile[], texts: ReceivedTexts) => Promise<T>
} & Omit<Args, 'folder'>): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'payload-crm-import-'))
  try {
    const { files, texts } = await receiveFiles({ ...args, folder })
    return await use(files, texts)
  } finally {
    await rm(folder, { force: true, recursive: true })
  }
}
