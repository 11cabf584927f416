import type { Fault } from './fault.js'

type Cell = {
  answer: { body: unknown }
  expected: { isUnchanged: boolean; status: number }
  reached: { isUnchanged: boolean; status: number }
}

const describe = ({ name, cell: { answer, expected, reached } }: { cell: Cell; name: string }) =>
  [
    `${name}: ${reached.status} where ${expected.status} is declared`,
    reached.isUnchanged ? 'wrote nothing' : 'wrote',
    JSON.stringify(answer.body).slice(0, 150),
  ].join(', ')

const isAsDeclared = ({ expected, reached }: Cell): boolean =>
  expected.status === reached.status && expected.isUnchanged === reached.isUnchanged

export const A1: Fault = {
  id: 'A1',
  does: 'every route of /api/crm and of the collections × nobody, user of another collection, user without a role, viewer, rep on own, rep on another’s, manager, admin, API key: status, and the database before and after',
  goal: 'as declared, no row changed on refusal',
  run: async ({ boot }) => {
    const { createCallers, Members, SUBJECTS, tryRoute } = await import('../support/accessTable.js')
    const { ACTIONS, COLLECTIONS, tryCollection } = await import('../support/collectionTable.js')
    const { routes } = await import('../../src/endpoints/registry.js')
    const { payload } = await boot({ collections: [Members] })
    const callers = await createCallers({ payload })
    const wrong: string[] = []
    let cells = 0
    const note = (name: string, cell: Cell): void => {
      cells += 1
      if (!isAsDeclared(cell)) {
        wrong.push(describe({ name, cell }))
      }
    }
    for (const subject of SUBJECTS) {
      for (const { method, path } of routes) {
        const route = `${method} ${path}`
        note(`${subject} at ${route}`, await tryRoute({ callers, route, subject }))
      }
      for (const collection of Object.keys(COLLECTIONS)) {
        for (const action of ACTIONS) {
          const cell = await tryCollection({ action, callers, collection, subject })
          note(`${subject}: ${action} ${collection}`, cell)
        }
      }
    }
    return {
      details: wrong.slice(0, 20),
      figure: `${cells - wrong.length} of ${cells} as declared`,
      isReached: wrong.length === 0,
    }
  },
}
