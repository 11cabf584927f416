import { createMoveQueue } from './moveQueue.js'

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

it('runs the jobs of one key in turn, and those of others meanwhile', async () => {
  const queue = createMoveQueue()
  const steps: string[] = []
  const job = (name: string) => async () => {
    steps.push(`${name} begins`)
    await later()
    steps.push(`${name} ends`)
  }
  await Promise.all([
    queue.add('a', job('first')),
    queue.add('a', job('second')),
    queue.add('b', job('other')),
  ])
  expect(steps.slice(0, 2)).toEqual(['first begins', 'other begins'])
  expect(steps.indexOf('second begins')).toBeGreaterThan(steps.indexOf('first ends'))
})

it('keeps nothing of what is done, failed or not', async () => {
  const queue = createMoveQueue()
  const failed = queue.add('a', () => Promise.reject(new Error('No connection')))
  const next = queue.add('a', later)
  expect(queue.size()).toBe(1)
  await expect(failed).rejects.toThrow('No connection')
  await next
  await later()
  expect(queue.size()).toBe(0)
})
