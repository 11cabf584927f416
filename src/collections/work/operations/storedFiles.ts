import type { PayloadRequest } from 'payload'

import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { StoredFile } from '../../../database/work/files.js'

import { CHUNK_BYTES, listFiles, readChunk, storeChunk } from '../../../database/work/files.js'

type LocalFile = { name: string; path: string }

type Args = { key: string; req: PayloadRequest }

/** Keeps files for the item of a key, inside the request's transaction, so that any node can read them. */
export const storeFiles = async ({
  files,
  key,
  req,
}: { files: LocalFile[] } & Args): Promise<void> => {
  for (const [file, { name, path: source }] of files.entries()) {
    let chunk = 0
    const keep = async (bytes: Buffer): Promise<void> => {
      await storeChunk({ name, bytes, chunk, file, key, req })
      chunk += 1
    }
    for await (const bytes of createReadStream(source, { highWaterMark: CHUNK_BYTES })) {
      await keep(bytes as Buffer)
    }
    if (chunk === 0) {
      await keep(Buffer.alloc(0))
    }
  }
}

const readChunks = async function* ({
  chunks,
  file,
  key,
  req,
}: Args & Omit<StoredFile, 'name'>): AsyncGenerator<Buffer> {
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    yield await readChunk({ chunk, file, key, req })
  }
}

/** Writes the files of a key to this machine's disk for as long as `use` needs them. */
export const withStoredFiles = async <T>({
  key,
  req,
  use,
}: { use: (files: LocalFile[]) => Promise<T> } & Args): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'payload-crm-import-'))
  try {
    const files: LocalFile[] = []
    for (const { name, chunks, file } of await listFiles({ key, req })) {
      const target = path.join(folder, String(file))
      await pipeline(
        Readable.from(readChunks({ chunks, file, key, req })),
        createWriteStream(target),
      )
      files.push({ name, path: target })
    }
    return await use(files)
  } finally {
    await rm(folder, { force: true, recursive: true })
  }
}
