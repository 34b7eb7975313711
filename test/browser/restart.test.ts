import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { type DeskCast, openDeskCast } from './desk-cast.ts'
import { openShopPage, type ShopPage } from './shop-page.ts'

/** The server is killed with -9 while both sides talk, and comes back a while later. Nobody reloads a page. */
describe.skipIf(chromiumMissing() !== null)('a server that is killed and started again', () => {
  let cast: DeskCast
  let shop: ShopPage
  beforeAll(async () => {
    cast = await openDeskCast()
    shop = await openShopPage(cast.product.url)
  }, 180_000)
  afterAll(async () => {
    await shop.close()
    await cast.close()
  })

  it('loses nothing that was typed meanwhile, says it once and in order, and keeps drafts', async () => {
    const context = await cast.browser.newContext({ locale: 'en', reducedMotion: 'reduce' })
    context.setDefaultTimeout(30_000)
    const widget = await context.newPage()
    await widget.goto(shop.url)
    await widget.locator('.launcher').click()
    await widget.locator('.start textarea').fill('Before')
    await widget.locator('.start .primary').click()
    await widget.locator('.bubble', { hasText: 'Before' }).waitFor()
    const { page } = await cast.enter('mia')
    await page.goto('/desk?box=all')
    await page.locator('.list .row').first().click()
    await page.getByRole('log').getByText('Before', { exact: true }).waitFor()
    await say(page, 'Answered before')
    await widget.locator('.bubble', { hasText: 'Answered before' }).waitFor()
    const caseId = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '')

    // Gone with a reload; nobody is to need one.
    for (const each of [page, widget]) {
      await each.evaluate(() => {
        document.documentElement.dataset['loaded'] = 'once'
      })
    }
    await cast.product.kill()
    await page.getByText('Connection lost').waitFor()
    await widget.locator('.banner.warn').waitFor()
    await say(page, 'Agent one')
    await say(page, 'Agent two')
    await page.locator('.composer textarea').fill('Half an answer')
    for (const text of ['Customer one', 'Customer two', 'Customer three']) {
      await widget.locator('.composer textarea').fill(text)
      await widget.keyboard.press('Enter')
    }
    await widget.getByText('Will be sent when you are online').first().waitFor()
    await widget.locator('.composer textarea').fill('Half a question')
    await page.getByText('Will be sent when the connection is back').first().waitFor()
    await page.getByText('Connection lost; 2 unsent').waitFor()

    await cast.product.startAgain()
    for (const text of ['Agent one', 'Agent two']) {
      await widget.locator('.theirs .bubble', { hasText: text }).waitFor()
    }
    for (const text of ['Customer one', 'Customer two', 'Customer three']) {
      await page.getByRole('log').getByText(text, { exact: true }).waitFor()
    }
    await page.getByText('Connection lost').waitFor({ state: 'detached' })
    await widget.locator('.banner.warn').waitFor({ state: 'detached' })

    const path = `/desk/cases/${encodeURIComponent(caseId)}/entries?since=0&limit=100`
    const { entries } = (await cast.ask('GET', path)) as {
      readonly entries: readonly Entry[]
    }
    const said = entries.filter(({ kind }) => kind === 'message')
    expect(textsOf(said, 'customer')).toEqual([
      'Before',
      'Customer one',
      'Customer two',
      'Customer three',
    ])
    expect(textsOf(said, 'agent')).toEqual(['Answered before', 'Agent one', 'Agent two'])
    // Both pages show what the server has, each once, in its order.
    const inOrder = said.map(({ text }) => text ?? '')
    expect(await widget.locator('.log .bubble').allInnerTexts()).toEqual(inOrder)
    expect(await page.getByRole('log').locator('.bubble').allInnerTexts()).toEqual(inOrder)
    expect(await page.locator('.composer textarea').inputValue()).toBe('Half an answer')
    expect(await widget.locator('.composer textarea').inputValue()).toBe('Half a question')
    for (const each of [page, widget]) {
      expect(await each.locator('html').getAttribute('data-loaded')).toBe('once')
    }
    await context.close()
  }, 180_000)
})

interface Entry {
  readonly kind: string
  readonly text: string | null
  readonly author: { readonly kind: string }
}

const textsOf = (entries: readonly Entry[], kind: string) =>
  entries.filter(({ author }) => author.kind === kind).map(({ text }) => text)

async function say(page: Page, text: string): Promise<void> {
  await page.locator('.composer textarea').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('button', { name: 'Send now' }).last().click()
}
