/**
 * Starts Payload with the server, and with it the clock of its jobs queue, which would otherwise wait
 * for the first visitor. A work left behind by a server that died is taken up then.
 */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { getPayload } = await import('payload')
    const { default: config } = await import('./payload.config.js')
    await getPayload({ config, cron: true })
  }
}
