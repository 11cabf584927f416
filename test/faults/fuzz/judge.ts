import { setTimeout as sleep } from 'node:timers/promises'

import type { Answer, Client } from '../client.js'
import type { AppNode } from '../world.js'
import type { Shot } from './requests.js'

/** What is wrong with an answer, and a name under which the same wrong is known again. */
export type Problem = { kind: string; says: string }

export type Verdict = { milliseconds: number; problem: null | Problem }

export const SLOW_MS = 2000

const isShaped = (one: unknown): boolean => {
  const { data, message } = (one ?? {}) as { data?: { code?: unknown }; message?: unknown }
  return typeof message === 'string' && message !== '' && typeof data?.code === 'string'
}

/** What clients open with a browser answers everything with a page. */
const isPage = ({ body, path }: { body: unknown; path: string }): boolean =>
  /^\/crm\/(?:public|track\/click)\//.test(path) && String(body).startsWith('<!doctype html>')

/** What is taken for a file: a download, an image in a mail, a script of a page. */
const isFile = ({
  'content-disposition': disposition,
  'content-type': type,
}: Answer<unknown>['headers']): boolean =>
  String(disposition).includes('attachment') || /^(?:image\/|text\/javascript)/.test(String(type))

/** `/api/crm` always answers with a code; the collections' own routes at least with a list of errors. */
const hasShape = ({ body, path }: { body: unknown; path: string }): boolean => {
  if (isPage({ body, path })) {
    return true
  }
  const { errors, message } = (body ?? {}) as { errors?: unknown; message?: unknown }
  if (!path.startsWith('/crm/') && String(message).startsWith('Route not found')) {
    return true // said by Payload's router, where a header asks for another method than there is
  }
  if (!Array.isArray(errors) || errors.length === 0) {
    return false
  }
  return path.startsWith('/crm/') ? errors.every(isShaped) : true
}

/**
 * An address that cannot be decoded is refused by Next, with a 500 in its own words, before any route
 * is chosen: nothing that an app could do about.
 */
const reachesTheApp = (path: string): boolean => {
  try {
    decodeURIComponent(path.replace(/\?.*$/s, ''))
    return true
  } catch {
    return false
  }
}

/** What the server has logged last: the answer of a 500 says nothing, on purpose. */
const causeOf = async ({ output }: AppNode): Promise<string> => {
  await sleep(30)
  const messages = [...output().matchAll(/"message": "(.*)"/g)]
  return messages.at(-1)?.[1]?.slice(0, 150) ?? ''
}

/** Messages that differ in what was sent, or in names, are of one kind. */
const kindOf = (cause: string): string =>
  cause.replace(/.*\bJSON\b.*/, 'no JSON').replace(/\\"[^"]*\\"|[\d-]+/g, '…')

const problemOf = async ({
  answer: { body, headers, status },
  node,
  path,
}: {
  answer: Answer<unknown>
  node: AppNode
  path: string
}): Promise<null | Problem> => {
  if (!reachesTheApp(path) && typeof body === 'string') {
    return null
  }
  const text = JSON.stringify(body).slice(0, 200)
  if (status >= 500) {
    const cause = await causeOf(node)
    return { kind: `${status} ${kindOf(cause)}`, says: `${status} ${text} ${cause}` }
  }
  if (status >= 400 && !hasShape({ body, path })) {
    return { kind: `${status} without the shape of errors`, says: `${status} ${text}` }
  }
  return status < 300 &&
    !isFile(headers) &&
    !isPage({ body, path }) &&
    (typeof body !== 'object' || body === null)
    ? { kind: 'success without JSON', says: `${status} ${text}` }
    : null
}

/**
 * Sends a request and judges the answer. One that took long is asked for twice more: on a busy
 * machine anything is slow once.
 */
export const judge = async ({
  client,
  node,
  shot,
}: {
  client: Client
  node: AppNode
  shot: Shot
}): Promise<Verdict> => {
  try {
    const answer = await client.send<unknown>(shot)
    let { milliseconds } = answer
    for (let again = 0; again < 2 && milliseconds > SLOW_MS; again += 1) {
      milliseconds = Math.min(milliseconds, (await client.send(shot)).milliseconds)
    }
    return { milliseconds, problem: await problemOf({ answer, node, path: shot.path }) }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return { milliseconds: 0, problem: { kind: 'no answer', says: `no answer: ${says}` } }
  }
}

const SHOWN = 160

/** The request as one would send it again, without what is too long to read. */
export const describeShot = ({ body, headers, method, path }: Shot): string => {
  const cut = (text: string): string =>
    text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text
  const shown = Object.entries(headers).filter(
    ([name, value]) => name !== 'Content-Type' || value !== 'application/json',
  )
  return [
    `${method} /api${cut(path)}`,
    ...shown.map(([name, value]) => `${name}: ${JSON.stringify(cut(value))}`),
    ...(body ? [cut(JSON.stringify(body.toString('utf8')))] : []),
  ].join('  ')
}
