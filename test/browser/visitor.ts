import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** One person at one browser, and everything that went wrong there. */
export interface Visitor {
  readonly page: Page
  /** Errors in the console, uncaught errors, requests to another host, answers that say the server failed. */
  readonly faults: readonly string[]
  readonly close: () => Promise<void>
}

export interface VisitorOptions {
  /** The product's address; what goes anywhere else is a fault. */
  readonly url: string
  readonly language?: 'en' | 'zh-CN'
  readonly theme?: 'light' | 'dark'
  /** CSS pixels. */
  readonly width?: number
}

/** Opens a window of its own: no cookie, no stored choice of another visitor. Nothing moves in it. */
export async function openVisitor(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const { url, language = 'en', theme = 'light', width = 1440 } = options
  const settings: BrowserContextOptions = {
    baseURL: url,
    locale: language,
    colorScheme: theme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  }
  const context = await browser.newContext(settings)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== url)
      faults.push(`left the host: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${String(response.status())} ${response.url()}`)
  })
  return { page, faults, close: () => context.close() }
}

/** Waits until every tile shows its answer to the present view. */
export async function untilShown(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}

/** How much wider the page is than its window, CSS pixels. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
