import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the browser tests: `CHROMIUM_PATH`, or where systems put it; null when there is none. */
export function chromiumPath(): string | null {
  const given = process.env['CHROMIUM_PATH']
  return [...(given === undefined ? [] : [given]), ...PLACES].find(existsSync) ?? null
}

/** For `describe.skipIf`: null when browser tests can run, else the way to get them to run. */
export function chromiumMissing(): string | null {
  if (chromiumPath() !== null) return null
  return 'Chromium is missing: apt-get install chromium, or set CHROMIUM_PATH'
}
