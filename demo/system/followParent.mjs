/**
 * Preloaded into every Node child of the launcher: when the launcher is gone, even by `kill -9`, the
 * channel to it closes and the child goes too, so that no server is left holding the port.
 *
 * Workers that the child forks inherit this module and are not touched: their channel belongs to
 * their own parent, and letting go of it would end them early.
 */
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.channel && process.env.CRM_LAUNCHER === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}
