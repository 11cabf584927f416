import { createProgress, describeState } from './progress.js'

const createLog = (): { stream: NodeJS.WriteStream; text: () => string } => {
  const parts: string[] = []
  const stream = {
    isTTY: false,
    write: (part: string) => parts.push(part),
  } as unknown as NodeJS.WriteStream
  return { stream, text: () => parts.join('') }
}

describe('describeState', () => {
  it('says how far it is', () => {
    expect(describeState({ done: 3200, step: 'leads', total: 8800 })).toBe(
      'leads 3,200 of 8,800 (36 %)',
    )
  })

  it('counts alone when the end is not known', () => {
    expect(describeState({ done: 12, step: 'rows' })).toBe('rows 12')
  })

  it('does not divide by an empty total', () => {
    expect(describeState({ done: 0, step: 'rows', total: 0 })).toBe('rows 0')
  })
})

describe('createProgress', () => {
  it('writes plain lines without control characters where there is no terminal', () => {
    const { stream, text } = createLog()
    const progress = createProgress({ stream })
    const task = progress.start({ name: 'Demo data' })
    task.update({ done: 1, step: 'leads', total: 2 })
    task.finish({ note: 'complete' })
    progress.stop()
    expect(text()).toMatch(/^ {2}✓ Demo data, complete \(\d\.\d s\)\n$/)
  })
})
