import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NAVIGATION } from '../../dashboard/frame/navigation.ts'
import { chromiumMissing } from '../chromium.ts'
import { PAGES } from '../screenshots/pages.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { findFlaws, findLatin } from './find-flaws.ts'
import { openBrowser } from './open-browser.ts'
import { startProduct } from './product.ts'
import { completeSetup, signIn } from './sign-up.ts'
import { openVisitor, overhang } from './visitor.ts'

/** What live pages keep open never falls silent: a page is there when nothing on it is busy any more. */
async function untilThere(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}

describe.skipIf(chromiumMissing() !== null)('every page', { timeout: 120_000 }, () => {
  let demo: DemoProduct

  beforeAll(async () => {
    demo = await openDemoProduct()
  }, 180_000)
  afterAll(() => demo.close())

  it('of the navigation is looked at here and in the screenshots', () => {
    const routes = NAVIGATION.flatMap(({ items }) => items.map(({ route }) => route))
    expect(Object.keys(PAGES).toSorted()).toEqual(routes.toSorted())
  })

  it.each(Object.entries(PAGES))('%s keeps nobody out, on a desk', async (_, path) => {
    const { page, faults, close } = await demo.enter({ theme: 'dark' })
    await page.goto(path)
    await untilThere(page)
    expect(await findFlaws(page)).toEqual([])
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it.each(Object.entries(PAGES))('%s keeps nobody out, in Chinese on a phone', async (_, path) => {
    const { page, faults, close } = await demo.enter({ language: 'zh-CN', width: 390 })
    await page.goto(path)
    await untilThere(page)
    expect(await overhang(page)).toBe(0)
    expect(await findFlaws(page)).toEqual([])
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })
})

/** What has no Chinese name, and who was set up. */
const NAMES = [
  'Deskmetry',
  'SLA',
  'API',
  'Standard Webhooks',
  'Webhook',
  'CRM',
  'Ada',
  'Example',
  'desk',
]

describe.skipIf(chromiumMissing() !== null)('every page without data', { timeout: 300_000 }, () => {
  it('speaks Chinese to who chose Chinese, and is drawn well', async () => {
    const product = await startProduct()
    const browser = await openBrowser()
    try {
      await completeSetup(product.url, product.setupLink)
      const { page, faults } = await openVisitor(browser, { url: product.url, language: 'zh-CN' })
      await page.addInitScript(() => localStorage.setItem('deskmetry.language', 'zh-CN'))
      await signIn(page, product.url)
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(path)
        await untilThere(page)
        expect({ name, latin: await findLatin(page, NAMES) }).toEqual({ name, latin: [] })
        expect({ name, flaws: await findFlaws(page) }).toEqual({ name, flaws: [] })
      }
      expect(faults).toEqual([])
    } finally {
      await browser.close()
      await product.stop()
    }
  })
})
