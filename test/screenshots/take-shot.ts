import type { Browser, Page } from 'playwright-core'
import { signIn } from '../browser/sign-up.ts'
import type { Look } from './look.ts'

/** What is looked at. */
export interface Shot {
  readonly name: string
  readonly path: string
  readonly isSignedIn?: boolean
  /** What is opened beside the page first. */
  readonly panel?: 'drill' | 'transcript' | 'formula'
  /** Only so much of the page, CSS pixels; default all of it. */
  readonly height?: number
}

/** Opens the page in a browser of that look, waits until it has drawn everything, and writes the picture. */
export async function takeShot(
  browser: Browser,
  where: {
    readonly url: string
    readonly shot: Shot
    readonly look: Look
    readonly file: string
  },
): Promise<void> {
  const { url, shot, look, file } = where
  const context = await browser.newContext({
    locale: look.language,
    colorScheme: look.theme,
    viewport: { width: look.width, height: shot.height ?? (look.width === 390 ? 844 : 900) },
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    // The account's language must not decide the picture's.
    await page.addInitScript((language) => {
      localStorage.setItem('deskmetry.language', language)
    }, look.language)
    if (shot.isSignedIn === true) await signIn(page, url)
    await page.goto(`${url}${shot.path}`)
    await settle(page)
    if (shot.height === undefined && shot.panel === undefined) await showAll(page)
    await openPanel(page, shot.panel)
    await page.screenshot({ path: file })
  } finally {
    await context.close()
  }
}

/** Nothing is loading any more, and what loaded has been drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  // Live pages keep a connection open: what they wait for is on the page, not on the network.
  await page.waitForTimeout(300)
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  // The charts draw in the frames after their data, their bars rise for a moment.
  await page.waitForTimeout(900)
}

/** A window as high as its page: what is fixed to the window's edge stays at the edge of the picture. */
async function showAll(page: Page): Promise<void> {
  const size = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size === null || height <= size.height) return
  await page.setViewportSize({ width: size.width, height })
  await settle(page)
}

async function openPanel(page: Page, panel: Shot['panel']): Promise<void> {
  if (panel === undefined) return
  const tile = page.locator('.figure-tile').nth(1)
  await tile.locator(panel === 'formula' ? '.formula' : '.value').click()
  const dialog = page.locator('dialog')
  await dialog.waitFor()
  if (panel === 'transcript') await dialog.locator('li button').first().click()
  await settle(page)
}
