import { createServer } from 'node:net'

/** Binds the port for a moment; `host` undefined means every interface, as Next binds it. */
const tryPort = ({ host, port }: { host?: string; port: number }): Promise<null | number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') {
        resolve(null)
      } else {
        reject(error)
      }
    })
    server.listen({ exclusive: true, port, ...(host ? { host } : {}) }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : null
      server.close(() => resolve(bound))
    })
  })

/** Free on every interface and on the loopback one: a server bound to 127.0.0.1 alone counts too. */
export const isPortFree = async ({ port }: { port: number }): Promise<boolean> =>
  (await tryPort({ port })) !== null && (await tryPort({ host: '127.0.0.1', port })) !== null

export const findFreePort = async (): Promise<number> => {
  const port = await tryPort({ host: '127.0.0.1', port: 0 })
  if (port === null) {
    throw new Error('No free port was found on 127.0.0.1.')
  }
  return port
}

/** The interfaces that stand for all; one of them can be asked. */
const EVERYWHERE = ['0.0.0.0', '::']

/** Where a server that listens on an interface can be asked from this machine. */
export const addressOf = ({ host, port }: { host: string; port: number }): string => {
  const name = EVERYWHERE.includes(host) ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
