import type { Browser, Page } from 'playwright-core'
import { signIn } from '../browser/sign-up.ts'
import { type Look, nameOfLook } from './look.ts'

/** What is looked at. */
export interface Shot {
  readonly name: string
  readonly path: string
  /** What is opened beside the page first. */
  readonly panel?: 'drill' | 'transcript' | 'formula'
  /** Only so much of the page, CSS pixels; default all of it. */
  readonly height?: number
}

/** A window of one look; its pages share what they loaded, so a round takes a fraction of the time. */
export interface Window {
  readonly page: Page
  readonly look: Look
  /** Opens the page, waits until it has drawn everything, and writes the picture. */
  readonly take: (shot: Shot, file: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function openWindow(
  browser: Browser,
  options: { readonly url: string; readonly look: Look; readonly isSignedIn?: boolean },
): Promise<Window> {
  const { url, look, isSignedIn = false } = options
  const context = await browser.newContext({
    locale: look.language,
    colorScheme: look.theme,
    viewport: windowOf(look),
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  // The account's language must not decide the picture's.
  await page.addInitScript((language) => {
    localStorage.setItem('deskmetry.language', language)
  }, look.language)
  if (isSignedIn) await signIn(page, url)
  return {
    page,
    look,
    async take(shot, file) {
      await page.setViewportSize(windowOf(look, shot.height))
      await page.goto(`${url}${shot.path}`)
      await settle(page)
      if (shot.height === undefined && shot.panel === undefined) await showAll(page)
      await openPanel(page, shot.panel)
      await page.screenshot({ path: file })
    },
    close: () => context.close(),
  }
}

/** The name of a picture's file. */
export function fileOf(name: string, look: Look): string {
  return `${name}-${nameOfLook(look)}.png`
}

function windowOf({ width }: Look, height = width === 390 ? 844 : 900) {
  return { width, height }
}

/** Nothing is loading any more, and what loaded has been drawn. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('h1').first().waitFor()
  // Live pages keep a connection open: what they wait for is on the page, not on the network. One part may begin
  // to load when another has: the page is there when nothing on it was busy twice in a row.
  for (let quiet = 0; quiet < 2; quiet += 1) {
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    await page.waitForTimeout(300)
    if (await page.evaluate(() => document.querySelector('[aria-busy="true"]') !== null)) quiet = -1
  }
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
