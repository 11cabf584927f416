import type { WorkHandler } from '../../work/operations/types.js'

import { preparePrompts } from './preparePrompts.js'
import { savePrompt } from './savePrompt.js'

/**
 * Looks at an order after its performance has changed. Where it delivered more while a message was being
 * worded, nothing is written: that change has asked for a look of its own.
 */
export const promptChangedOrder: WorkHandler<{ state: string }> = async ({
  commit,
  crm,
  item,
  request,
  signal,
}) => {
  const { order } = item.input as { order: string }
  const req = await request()
  const {
    prepared: [prepared],
  } = await preparePrompts({ crm, ids: [order], payload: req.payload, req, signal })
  await commit(async ({ req: within }) => {
    const saved = prepared && (await savePrompt({ crm, prepared, req: within }))
    return { isDone: true, result: { state: saved?.state ?? 'none' } }
  })
}
