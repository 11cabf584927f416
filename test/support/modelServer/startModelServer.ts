import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import type { ModelMode } from './modes.js'
import type { ModelRequest } from './readRequest.js'

import { injectionAnswer, outOfRangeAnswer, sensibleAnswer, wrongIDsAnswer } from './answers.js'
import { readRequest } from './readRequest.js'

export type Answerer = (request: ModelRequest) => unknown

export type ModelServerArgs = {
  /** What a valid answer holds, by function. @default of the shape asked for, about the records sent */
  answers?: Record<string, Answerer>
  /** How long every answer takes. @default 0 */
  latencyMs?: number
  /** @default 'valid' */
  mode?: ModelMode
  /** What `rate_limited` sends as `Retry-After`; empty for none. @default '1' */
  retryAfter?: string
  /** How long a slow answer takes. @default 300 */
  slowMs?: number
}

export type ModelServer = {
  /** What it does from now on: with several modes one request each, and the last for all that follow. */
  behave: (...modes: [ModelMode, ...ModelMode[]]) => void
  /** Every request since the start, or since they were last forgotten. */
  readonly requests: ModelRequest[]
  /** The contents of all answers, as long as the requests are. */
  readonly said: string[]
  /** Changes how it answers. */
  set: (args: Pick<ModelServerArgs, 'answers' | 'latencyMs' | 'retryAfter' | 'slowMs'>) => void
  stop: () => Promise<void>
  /** What `baseURL` of the provider is. */
  url: string
}

/** What each request is said to have used. */
export const USAGE = { completion_tokens: 50, prompt_tokens: 200, total_tokens: 250 }

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

type Choice = { finish_reason?: string; message: { content: null | string; refusal?: string } }

const send = ({
  body,
  headers = {},
  response,
  status = 200,
}: {
  body: unknown
  headers?: Record<string, string>
  response: ServerResponse
  status?: number
}): void => {
  const isText = typeof body === 'string'
  response.writeHead(status, {
    'Content-Type': isText ? 'text/html; charset=utf-8' : 'application/json',
    ...headers,
  })
  response.end(isText ? body : JSON.stringify(body))
}

const complete = ({
  choices,
  request,
  response,
}: {
  choices: Choice[]
  request: ModelRequest
  response: ServerResponse
}): void =>
  send({
    body: {
      id: 'chatcmpl-test',
      choices: choices.map(({ finish_reason = 'stop', message }, index) => ({
        finish_reason,
        index,
        logprobs: null,
        message: { role: 'assistant', ...message },
      })),
      created: 0,
      model: request.body.model,
      object: 'chat.completion',
      usage: USAGE,
    },
    response,
  })

/** As OpenAI says it; the message names the key, as theirs does. */
const refuse = ({
  headers,
  message,
  response,
  status,
}: {
  headers?: Record<string, string>
  message: string
  response: ServerResponse
  status: number
}): void => send({ body: { error: { type: 'error', message } }, headers, response, status })

/** Larger than any answer to what the CRM asks. */
const OVERSIZED = 'x'.repeat(3 * 1024 * 1024)

type Reply = (args: {
  /** What a valid answer holds. */
  answer: Answerer
  request: ModelRequest
  response: ServerResponse
  /** Notes what was said. */
  said: string[]
  settings: Required<Omit<ModelServerArgs, 'answers' | 'mode'>>
}) => Promise<void> | void

const say =
  (toContent: (args: { answer: Answerer; request: ModelRequest }) => string): Reply =>
  ({ answer, request, response, said }) => {
    const content = toContent({ answer, request })
    said.push(content)
    complete({ choices: [{ message: { content } }], request, response })
  }

const valid = say(({ answer, request }) => JSON.stringify(answer(request)))

const REPLIES: Record<ModelMode, Reply> = {
  dropped: ({ response }) => void response.socket?.destroy(),
  empty: ({ request, response }) => complete({ choices: [], request, response }),
  error: ({ response }) => refuse({ message: 'The server had an error.', response, status: 500 }),
  fenced: say(
    ({ answer, request }) =>
      `Sure, here is what you asked for:\n\`\`\`json\n${JSON.stringify(answer(request), null, 2)}\n\`\`\`\nTell me if you need {more}.`,
  ),
  hang: () => undefined,
  html: ({ response }) =>
    send({ body: '<!doctype html><title>Sign in</title><p>Welcome to the proxy.', response }),
  injection: say(({ request }) => JSON.stringify(injectionAnswer(request))),
  no_schema: (args) =>
    args.request.body.response_format?.type === 'json_schema'
      ? refuse({
          message: 'This response_format type is unavailable now',
          response: args.response,
          status: 400,
        })
      : valid(args),
  other_shape: say(() => JSON.stringify({ answer: 42 })),
  out_of_range: say(({ request }) => JSON.stringify(outOfRangeAnswer(request))),
  oversized: say(() => OVERSIZED),
  plain: (args) =>
    args.request.body.response_format
      ? refuse({
          message: 'Extra inputs are not permitted: response_format',
          response: args.response,
          status: 422,
        })
      : valid(args),
  rate_limited: ({ response, settings: { retryAfter } }) =>
    refuse({
      headers: retryAfter === '' ? {} : { 'Retry-After': retryAfter },
      message: 'Rate limit reached for requests.',
      response,
      status: 429,
    }),
  redirect: ({ response }) =>
    send({
      body: '',
      headers: { Location: '/elsewhere/chat/completions' },
      response,
      status: 307,
    }),
  refusal: ({ request, response }) =>
    complete({
      choices: [{ message: { content: null, refusal: 'I cannot help with that.' } }],
      request,
      response,
    }),
  sloppy: say(({ answer, request }) =>
    JSON.stringify(answer(request))
      .replace(/"(\w+)":/g, '$1:')
      .replace(/\}$/, ',}'),
  ),
  slow: async (args) => {
    await sleep(args.settings.slowMs)
    await valid(args)
  },
  truncated: ({ answer, request, response }) => {
    const content = JSON.stringify(answer(request))
    complete({
      choices: [
        {
          finish_reason: 'length',
          message: { content: content.slice(0, Math.ceil(content.length / 2)) },
        },
      ],
      request,
      response,
    })
  },
  unauthorized: ({ request, response }) =>
    refuse({
      message: `Incorrect API key provided: ${String(request.headers.authorization)}.`,
      response,
      status: 401,
    }),
  valid,
  wrong_ids: say(({ request }) => JSON.stringify(wrongIDsAnswer(request))),
}

/** What was asked of an address where no model is. */
const MISDIRECTED: Omit<ModelRequest, 'headers'> = {
  body: { messages: [], model: '' },
  data: null,
  function: '',
  schema: {},
}

/**
 * A model behind a real HTTP server that speaks OpenAI's chat completions.
 *
 * @example
 * const model = await startModelServer({ answers: { score: ({ data }) => … } })
 * openAIProvider({ baseURL: model.url, model: 'test' })
 * model.behave('rate_limited', 'valid')
 */
export const startModelServer = async ({
  answers: firstAnswers = {},
  latencyMs = 0,
  mode = 'valid',
  retryAfter = '1',
  slowMs = 300,
}: ModelServerArgs = {}): Promise<ModelServer> => {
  const requests: ModelRequest[] = []
  const said: string[] = []
  let answers = firstAnswers
  let modes: ModelMode[] = [mode]
  let settings = { latencyMs, retryAfter, slowMs }

  const nextMode = (): ModelMode => (modes.length > 1 ? modes.shift()! : modes[0]!)

  const answer = async ({
    request,
    response,
  }: {
    request: IncomingMessage
    response: ServerResponse
  }): Promise<void> => {
    if (request.url?.split('?')[0] !== '/v1/chat/completions' || request.method !== 'POST') {
      requests.push({ ...MISDIRECTED, headers: request.headers })
      refuse({ message: `There is no ${request.method} ${request.url}.`, response, status: 404 })
      return
    }
    const asked = readRequest({ headers: request.headers, text: await readText(request) })
    requests.push(asked)
    const reply = REPLIES[nextMode()]
    await sleep(settings.latencyMs)
    await reply({
      answer: answers[asked.function] ?? sensibleAnswer,
      request: asked,
      response,
      said,
      settings,
    })
  }

  const server = createServer((request, response) => {
    answer({ request, response }).catch((error: Error) =>
      refuse({ message: error.message, response, status: 500 }),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    behave: (...next) => {
      modes = next
    },
    requests,
    said,
    set: ({ answers: nextAnswers = answers, ...rest }) => {
      answers = nextAnswers
      settings = { ...settings, ...rest }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    url: `http://127.0.0.1:${port}/v1`,
  }
}
