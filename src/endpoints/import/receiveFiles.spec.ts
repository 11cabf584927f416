import type { PayloadRequest } from 'payload'

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { receiveFiles } from './receiveFiles.js'

const FORM = 'multipart/form-data; boundary=frontier'
const END = '--frontier--\r\n'

const part = (name: string, text = 'a,b\n1,2\n'): string =>
  `--frontier\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n`

const LONG = 'x,y\n'.repeat(50_000)

const folder = mkdtempSync(path.join(tmpdir(), 'payload-crm-forms-'))

afterAll(() => rmSync(folder, { force: true, recursive: true }))

type Sent = { end?: 'abort' | 'close'; into?: string; size: number; text: string; type?: string }

/** A form as it comes over the wire, in pieces of `size` bytes. */
const receive = async ({
  type = FORM,
  end = 'close',
  into = folder,
  size,
  text,
}: Sent): Promise<string[]> => {
  const bytes = Buffer.from(text)
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at < bytes.length) {
        controller.enqueue(bytes.subarray(at, (at += size)))
      } else if (end === 'abort') {
        controller.error(new Error('aborted'))
      } else {
        controller.close()
      }
    },
  })
  const req = { body, headers: new Headers({ 'Content-Type': type }) } as unknown as PayloadRequest
  const { files } = await receiveFiles({ folder: into, req })
  return files.map((file) => readFileSync(file.path, 'utf8'))
}

it.each([1, 7, 1000, 65_536])('takes files in, in pieces of %i bytes', async (size) => {
  expect(await receive({ size, text: part('a') + part('b', '') + END })).toEqual(['a,b\n1,2\n', ''])
})

const BROKEN: [string, Omit<Sent, 'size'>][] = [
  ['a NUL in a name', { text: part('\0') + END }],
  ['a NUL in a name before a file', { text: part('\0') + part('a', LONG) + END }],
  ['a NUL in a name between files', { text: part('a', LONG) + part('\0') + part('b', LONG) + END }],
  ['nothing in it', { text: '' }],
  ['an end and nothing before it', { text: '--' }],
  ['no end', { text: part('a') }],
  ['no end of a long file', { text: part('a', LONG).slice(0, -2) }],
  ['half an end', { text: `${part('a')}--fron` }],
  ['another boundary', { type: 'multipart/form-data; boundary=other', text: part('a') + END }],
  ['no boundary', { type: 'multipart/form-data', text: part('a') + END }],
  ['a head that breaks off', { text: '--frontier\r\nContent-Disposition: form-da' }],
  ['a head without end', { text: `--frontier\r\nA: ${'x'.repeat(20_000)}\r\n\r\n${part('a')}` }],
  [
    'a field',
    { text: `--frontier\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n${END}` },
  ],
  ['a sender who goes away', { end: 'abort', text: part('a', LONG).slice(0, -100) }],
]

describe.each(BROKEN)('a form with %s', (_, sent) => {
  it.each([7, 65_536])('is refused, in pieces of %i bytes', async (size) => {
    await expect(receive({ ...sent, size })).rejects.toMatchObject({
      data: { code: 'invalid_input' },
      status: 400,
    })
  })
})

it('says of a disk that fails that it is no fault of the form', async () => {
  const into = path.join(folder, 'not', 'there')
  await expect(receive({ into, size: 65_536, text: part('a', LONG) + END })).rejects.toMatchObject({
    code: 'ENOENT',
  })
})
