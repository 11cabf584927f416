import { existsSync } from 'node:fs'

export type Browser = { args: string[]; executablePath: string; from: string }

/** Chromium refuses its sandbox to root; the rest keeps it from calling home and from QUIC. */
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
]

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const ADVICE =
  'Install Chromium or Google Chrome (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to one.'

/** The browser that comes inside an npm package; it needs nothing of the system, on Linux x64 only. */
const unpackPackaged = async (): Promise<Browser> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No browser was found for the browser tests. ${ADVICE}`)
  }
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    const args = [...new Set([...ARGS, ...chromium.args])].filter(
      (argument) => !argument.startsWith('--headless'),
    )
    return { args, executablePath, from: '@sparticuz/chromium' }
  } catch (error) {
    throw new Error(`The browser of @sparticuz/chromium could not be unpacked. ${ADVICE}`, {
      cause: error,
    })
  }
}

/**
 * The browser of the tests: CHROMIUM_PATH, else an installed Chromium, Chrome or Edge, else the one
 * of `@sparticuz/chromium`.
 *
 * @throws Error that says what to do
 */
export const findChromium = async ({
  env = process.env,
  installed = INSTALLED,
}: {
  env?: Record<string, string | undefined>
  installed?: string[]
} = {}): Promise<Browser> => {
  const wanted = env.CHROMIUM_PATH
  if (wanted && !existsSync(wanted)) {
    throw new Error(`CHROMIUM_PATH is "${wanted}", and there is no such file. ${ADVICE}`)
  }
  const executablePath = wanted || installed.find((file) => existsSync(file))
  return executablePath
    ? { args: ARGS, executablePath, from: executablePath }
    : await unpackPackaged()
}
