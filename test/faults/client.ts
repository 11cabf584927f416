import { Agent, request } from 'node:http'

export type Answer<T> = {
  /** Parsed where it is JSON, else the text. */
  body: T
  headers: NodeJS.Dict<string | string[]>
  /** From the moment it was sent until its last byte was here. */
  milliseconds: number
  status: number
}

export type Request = {
  /** Sent as JSON; a string or bytes go as they are. */
  body?: unknown
  headers?: Record<string, string>
  method?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'
  /** Beneath `/api`, with the query string: `/crm/leads?limit=5`. */
  path: string
}

export type Client = {
  address: string
  /**
   * Sends one request.
   *
   * @throws Error when no answer comes: the server is gone, or takes longer than `timeoutMs`
   */
  send: <T = Record<string, unknown>>(args: Request) => Promise<Answer<T>>
}

const encode = (body: unknown): Buffer | undefined => {
  if (body === undefined || Buffer.isBuffer(body)) {
    return body
  }
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

const decode = (bytes: Buffer): unknown => {
  const text = bytes.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Speaks HTTP to one server over kept-alive connections, as many as are needed at once. */
export const createClient = ({
  address,
  headers: always = {},
  timeoutMs = 60_000,
}: {
  address: string
  /** Sent with every request. */
  headers?: Record<string, string>
  timeoutMs?: number
}): Client => {
  const agent = new Agent({ keepAlive: true })
  const send = <T>({ body, headers, method = 'GET', path }: Request): Promise<Answer<T>> =>
    new Promise((resolve, reject) => {
      const bytes = encode(body)
      const from = performance.now()
      const sent = request(
        `${address}/api${path}`,
        {
          agent,
          headers: {
            ...always,
            ...(bytes && {
              'Content-Length': bytes.byteLength,
              'Content-Type': 'application/json',
            }),
            ...headers,
          },
          method,
          signal: AbortSignal.timeout(timeoutMs),
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () =>
            resolve({
              body: decode(Buffer.concat(chunks)) as T,
              headers: response.headers,
              milliseconds: performance.now() - from,
              status: response.statusCode ?? 0,
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(bytes)
    })
  return { address, send }
}

/** `send` for what must succeed: the body of the answer. */
export const expectOK = <T>({ body, status }: Answer<T>): T => {
  if (status >= 300) {
    throw new Error(`Answered ${status}: ${JSON.stringify(body).slice(0, 500)}`)
  }
  return body
}
