import { readChildrenCPU } from './cpu.js'

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** Time, processor time here and in Postgres, and the largest memory while something runs. */
export const measureWork = async <T>(work: () => Promise<T>) => {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const cpu = process.cpuUsage()
  const others = readChildrenCPU()
  const startedAt = performance.now()
  const value = await work()
  const seconds = (performance.now() - startedAt) / 1000
  clearInterval(timer)
  const { system, user } = process.cpuUsage(cpu)
  const postgres = (readChildrenCPU() - others) / 1000
  return { cpu: (system + user) / 1e6, peak, postgres, seconds, value }
}
