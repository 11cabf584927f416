import type { Payload } from 'payload'

import { describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'

import type { CRMContext } from '../../../context.js'
import type { AIProvider, AIRequest, AIResult } from '../../../domain/ai/provider.js'

import { takeTurns } from './takeTurns.js'

const usage = { calls: 1, cost: null, inputTokens: 0, model: 'm', outputTokens: 0 }

/** Counts how many ask it at the same time. */
class CountingProvider implements AIProvider {
  asked = 0
  atOnce = 0
  most = 0
  name = 'counting'

  async generate<Value>(): Promise<AIResult<Value>> {
    this.asked += 1
    this.atOnce += 1
    this.most = Math.max(this.most, this.atOnce)
    await sleep(2)
    this.atOnce -= 1
    return { error: { kind: 'unavailable', message: 'Out.' }, ok: false, usage }
  }

  modelOf(): string {
    return `${this.name} model`
  }

  priceOf(): null {
    return null
  }
}

const contextWith = (provider: AIProvider | null): CRMContext =>
  ({ ai: { concurrency: 3, provider } }) as CRMContext

const ask = (crm: CRMContext): Promise<unknown> =>
  crm.ai.provider!.generate({ function: 'score' } as AIRequest<unknown>)

describe('takeTurns', () => {
  it('lets all batches of a process ask together no more than may ask at once', async () => {
    const provider = new CountingProvider()
    const payload = {} as Payload
    const contexts = Array.from({ length: 10 }, () =>
      takeTurns({ crm: contextWith(provider), payload }),
    )
    await Promise.all(contexts.flatMap((crm) => [ask(crm), ask(crm)]))
    expect({ asked: provider.asked, most: provider.most }).toEqual({ asked: 20, most: 3 })
  })

  it('answers for the provider, and leaves none as none', () => {
    const payload = {} as Payload
    const { provider } = takeTurns({ crm: contextWith(new CountingProvider()), payload }).ai
    expect([provider?.name, provider?.modelOf({ function: 'score' })]).toEqual([
      'counting',
      'counting model',
    ])
    expect(takeTurns({ crm: contextWith(null), payload }).ai.provider).toBeNull()
  })
})
