import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../chromium.ts'

/** Quiet: a browser that phones home would make "no request to another host" a test of the browser. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile of its own, which ends with it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('There is no browser; see test/chromium.ts.')
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}
