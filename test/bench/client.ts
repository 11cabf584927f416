import { Agent, request } from 'node:http'

export type Answer<T> = { body: T; status: number }

export type Send = <T>(args: {
  body?: unknown
  headers?: Record<string, string>
  method?: 'GET' | 'PATCH' | 'POST'
  path: string
}) => Promise<T>

const readAll = (stream: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    stream.on('error', reject)
  })

const EXPECTED = { GET: [200], PATCH: [200], POST: [200, 201, 202] }

/**
 * Sends requests over kept-alive connections and parses the answers.
 *
 * @throws Error for any answer but the expected one: a bench of refusals would look fast
 */
const createSend = ({ address, token }: { address: string; token: string }): Send => {
  const agent = new Agent({ keepAlive: true })
  return <T>({ body, headers: more, method = 'GET', path }: Parameters<Send>[0]): Promise<T> =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        ...more,
        Authorization: `JWT ${token}`,
        ...(payload && {
          'Content-Length': Buffer.byteLength(payload),
          'Content-Type': 'application/json',
        }),
      }
      const sent = request(`${address}${path}`, { agent, headers, method }, (response) => {
        readAll(response).then((text) => {
          if (EXPECTED[method].includes(response.statusCode ?? 0)) {
            resolve(JSON.parse(text) as T)
          } else {
            reject(
              new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 500)}`),
            )
          }
        }, reject)
      })
      sent.on('error', reject)
      sent.end(payload)
    })
}

/** Signs in as a manager of the demo, who may read and write every lead. */
export const signIn = async ({ address }: { address: string }): Promise<Send> => {
  const response = await fetch(`${address}/api/users/login`, {
    body: JSON.stringify({ email: 'manager@example.com', password: 'demo' }),
    headers: { 'Content-Type': 'application/json' },
    method: 'POST',
  })
  const { token } = (await response.json()) as { token?: string }
  if (!token) {
    throw new Error(`Nobody could sign in: ${response.status}`)
  }
  return createSend({ address, token })
}
