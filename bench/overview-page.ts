import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { localDay } from '../domain/public.ts'
import { openBrowser } from '../test/browser/open-browser.ts'
import { type Product, startProduct } from '../test/browser/product.ts'
import { ACCOUNT, completeSetup, signIn } from '../test/browser/sign-up.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import { CENTRE_END } from './centre-facts.ts'
import { centreFile } from './centre-file.ts'
import { median } from './median.ts'

/** What a manager waits for: the Overview of a year of a million cases, opened and filtered in a real browser. */
export const overviewPage: Bench = {
  name: 'overview-page',
  about: 'The Overview of 1M cases in a browser: until every card is drawn, and after a filter',
  run,
}

const MOST_OPEN_MS = 1_500
const MOST_FILTER_MS = 400
const DAYS = [28, 90] as const
/** Until what the set-up changed is in the warehouse. */
const SETTLING_MS = 10_000
const DAY_MS = 86_400_000

async function run(options: BenchOptions): Promise<readonly BenchLine[]> {
  const cases = options.cases ?? (options.isShort ? 20_000 : 1_000_000)
  const file = await centreFile(options, cases)
  const product = await startProduct()
  try {
    await completeSetup(product.url, product.setupLink)
    await putFacts(product, file)
    const browser = await openBrowser()
    try {
      const lines: BenchLine[] = []
      for (const days of DAYS) {
        options.say(`${days} days …`)
        const rounds = options.isShort ? 2 : 9
        lines.push(...(await runSpan(browser, product.url, { days, rounds })))
      }
      return lines
    } finally {
      await browser.close()
    }
  } finally {
    await product.stop()
  }
}

/** Facts without their events, so only after the calendar of the set-up is known: the next one would fold them again. */
async function putFacts(product: Product, file: string): Promise<void> {
  await setTimeout(SETTLING_MS)
  await product.kill()
  const path = join(product.dataDir, 'warehouse', 'warehouse.duckdb')
  await copyFile(file, path)
  await rm(`${path}.wal`, { force: true })
  await product.startAgain()
}

async function runSpan(
  browser: Browser,
  url: string,
  { days, rounds }: { readonly days: number; readonly rounds: number },
): Promise<readonly BenchLine[]> {
  const [from, to] = [CENTRE_END - days * DAY_MS, CENTRE_END - 1].map((at) =>
    localDay(at, ACCOUNT.tz),
  )
  const opened: number[] = []
  const filtered: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Another browser of its own each time: nothing is in its cache.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await signIn(page, url)
    await page.addInitScript(WATCH)
    await page.goto(`${url}/overview?from=${from}&to=${to}`)
    opened.push(await settled(page))
    await page.getByRole('button', { name: 'Channel', exact: false }).first().click()
    const channels = page.getByRole('checkbox')
    await channels.first().waitFor()
    for (const channel of await channels.all()) {
      await page.evaluate('begin()')
      await channel.click()
      filtered.push(await settled(page))
    }
    await context.close()
  }
  return [
    lineOf(`opened, ${days} days`, opened, MOST_OPEN_MS),
    lineOf(`filtered, ${days} days`, filtered, MOST_FILTER_MS),
  ]
}

function lineOf(what: string, took: readonly number[], most: number): BenchLine {
  const detail = `median ${median(took).toFixed(0)} ms, slowest of ${took.length} ${Math.max(...took).toFixed(0)} ms, at most ${most} ms`
  return { what, ratio: null, most: null, detail, isMissed: median(took) > most }
}

/**
 * In the page: since when no card has been busy, two frames later, when it is painted. As text, for a page knows
 * nothing of our compiler.
 */
const WATCH = `
  let began = 0
  let calm = null
  let wasBusy = false
  const frame = () => new Promise(requestAnimationFrame)
  const look = async () => {
    const busy = document.querySelector('[aria-busy="true"]') !== null
    if (busy) [wasBusy, calm] = [true, null]
    else if (wasBusy && calm === null) {
      const now = (calm = { at: null })
      await frame()
      await frame()
      now.at = performance.now()
    }
  }
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'],
  })
  globalThis.begin = () => {
    ;[wasBusy, calm] = [false, null]
    addEventListener('click', (event) => (began = event.timeStamp), { capture: true, once: true })
  }
  globalThis.tookMs = () => (calm === null || calm.at === null ? null : calm.at - began)
`

/** Waits until nothing has moved for half a second. @returns how long it took until then, ms */
async function settled(page: Page): Promise<number> {
  for (let last: unknown = null; ; ) {
    await page.waitForTimeout(500)
    const took: unknown = await page.evaluate('tookMs()')
    if (typeof took === 'number' && took === last) return took
    last = took
  }
}
