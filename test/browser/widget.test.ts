import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { closeToday } from './close-today.ts'
import { type DeskAgent, openDeskAgent } from './desk-agent.ts'
import { findBarriers } from './find-barriers.ts'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { openShopPage, type ShopPage } from './shop-page.ts'
import { completeSetup } from './sign-up.ts'
import { overhang } from './visitor.ts'

const PICTURE = new URL('../../docs/images/', import.meta.url)

interface Customer {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: readonly string[]
}

describe.skipIf(chromiumMissing() !== null)('a customer', () => {
  let product: Product
  let browser: Browser
  let shop: ShopPage
  let agent: DeskAgent
  beforeAll(async () => {
    product = await startProduct()
    await completeSetup(product.url, product.setupLink)
    agent = await openDeskAgent(product.url)
    browser = await openBrowser()
    shop = await openShopPage(product.url)
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await shop.close()
    await product.stop()
  })

  async function come(
    options: {
      readonly language?: string
      readonly theme?: 'light' | 'dark'
      readonly width?: number
    } = {},
  ): Promise<Customer> {
    const { language = 'en', theme = 'light', width = 1280 } = options
    const context = await browser.newContext({
      locale: language,
      colorScheme: theme,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(shop.url)
    return { page, context, faults }
  }

  async function ask(page: Page, question: string): Promise<string> {
    await page.locator('.launcher').click()
    await page.locator('.start textarea').fill(question)
    await page.locator('.start .primary').click()
    await page.locator('.bubble', { hasText: question }).waitFor()
    return (await agent.newest()).id
  }

  it('asks from another site under a strict policy, is answered with a file, sends a picture, rates', async () => {
    const { page, faults, context } = await come({ language: 'zh-CN' })
    await page.locator('.launcher').click()
    await page.locator('.start textarea').waitFor()
    // Nothing is kept before they agree.
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await context.cookies()).toEqual([])
    await page.locator('.start input[name=name]').fill('王芳')
    await page.locator('.start textarea').fill('我的订单在哪里？')
    await page.getByRole('button', { name: '同意并开始' }).click()
    await page.locator('.banner').waitFor()
    const { id } = await agent.newest()
    const file = await agent.upload('运单.txt', 'SF 1234567')
    await agent.act(id, { type: 'reply', text: '在**路上**。', file_ids: [file] })
    await page.locator('.bubble strong', { hasText: '路上' }).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 运单.txt' }).click()
    expect((await saved).suggestedFilename()).toBe('运单.txt')
    const picture = readFileSync(new URL('overview.png', PICTURE))
    await page
      .locator('.composer input[type=file]')
      .setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: picture })
    await page.locator('.uploads li').waitFor()
    await page.locator('.composer textarea').fill('看这里')
    await page.locator('.send:not([disabled])').click()
    const image = page.locator('.mine .picture img')
    await image.waitFor()
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
      .toBeGreaterThan(0)
    await agent.act(id, { type: 'set_status', status: 'resolved' })
    await page.locator('.rating label').nth(4).click()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('感谢您的评价').waitFor()
    expect(await agent.ask('GET', `/desk/cases/${id}`)).toMatchObject({ rating: { score: 5 } })
    expect(faults).toEqual([])
    await context.close()
  }, 90_000)

  it('finds the conversation and the draft again after a reload', async () => {
    const { page, context, faults } = await come()
    await ask(page, 'Where is it?')
    await page.locator('.composer textarea').fill('half a sent')
    await page.reload()
    await page.locator('.bubble', { hasText: 'Where is it?' }).waitFor()
    expect(await page.locator('.composer textarea').inputValue()).toBe('half a sent')
    expect(await page.locator('.bubble').count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  }, 60_000)

  it('writes while the network is down: sent once when it is back, and what was said meanwhile is shown', async () => {
    const { page, context } = await come()
    let isDown = false
    const sockets: { close(): Promise<void> }[] = []
    await page.routeWebSocket(/widget\/socket/, (socket) => {
      if (isDown) {
        void socket.close()
        return
      }
      sockets.push(socket)
      socket.connectToServer()
    })
    await page.route('**/api/v1/widget/**', (route) => (isDown ? route.abort() : route.continue()))
    await page.reload()
    const id = await ask(page, 'Are you there?')
    isDown = true
    for (const socket of sockets) await socket.close()
    await page.locator('.banner.warn').waitFor()
    await page.locator('.composer textarea').fill('still here')
    await page.keyboard.press('Enter')
    await page.getByText('Will be sent when you are online').waitFor()
    await agent.act(id, { type: 'reply', text: 'Said during the drop', file_ids: [] })
    isDown = false
    // By itself, without a reload.
    await page.locator('.bubble', { hasText: 'Said during the drop' }).waitFor()
    await page.locator('.bubble:not(.typed)', { hasText: 'still here' }).waitFor()
    isDown = true
    for (const socket of sockets) await socket.close()
    await page.locator('.composer textarea').fill('over a reload')
    await page.keyboard.press('Enter')
    await page.getByText('Will be sent when you are online').waitFor()
    await page.reload()
    isDown = false
    await page.locator('.bubble:not(.typed)', { hasText: 'over a reload' }).waitFor()
    expect(await page.locator('.bubble', { hasText: 'still here' }).count()).toBe(1)
    const { entries } = (await agent.ask('GET', `/desk/cases/${id}/entries?since=0&limit=100`)) as {
      readonly entries: readonly { readonly text: string | null }[]
    }
    const said = entries.flatMap(({ text }) => text ?? [])
    expect(said).toEqual(['Are you there?', 'Said during the drop', 'still here', 'over a reload'])
    await context.close()
  }, 90_000)

  it('sees words change and go when staff edits and takes back a message', async () => {
    const { page, context, faults } = await come()
    const id = await ask(page, 'How many?')
    await agent.act(id, { type: 'reply', text: 'Three of them', file_ids: [] })
    await page.locator('.theirs .bubble', { hasText: 'Three of them' }).waitFor()
    const { entries } = (await agent.ask('GET', `/desk/cases/${id}/entries?since=0&limit=100`)) as {
      readonly entries: readonly { readonly text: string | null; readonly message_id: string }[]
    }
    const message_id = entries.find(({ text }) => text === 'Three of them')?.message_id
    await agent.act(id, { type: 'edit_message', message_id, text: 'Five of them' })
    await page.locator('.theirs .bubble', { hasText: 'Five of them' }).waitFor()
    await agent.act(id, { type: 'redact_message', message_id })
    await page.getByText('This message was removed').waitFor()
    expect(await page.locator('.log').innerText()).not.toMatch(/of them/)
    expect(faults).toEqual([])
    await context.close()
  }, 60_000)

  it('is told by a number on the button while the panel is closed', async () => {
    const { page, context } = await come()
    const id = await ask(page, 'Call me')
    await page.keyboard.press('Escape')
    await agent.act(id, { type: 'reply', text: 'One', file_ids: [] })
    await agent.act(id, { type: 'reply', text: 'Two', file_ids: [] })
    await page.getByRole('button', { name: 'Open chat, 2 unread' }).click()
    await page.locator('.bubble', { hasText: 'Two' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open chat', exact: true }).waitFor()
    await context.close()
  }, 60_000)

  it.each([
    { language: 'en', theme: 'light', width: 1280 },
    { language: 'zh-CN', theme: 'dark', width: 390 },
  ] as const)(
    'reads and reaches everything: $language, $theme, $width wide',
    async (look) => {
      const { page, context, faults } = await come(look)
      await page.locator('.launcher').focus()
      await page.keyboard.press('Enter')
      await page.locator('.start').waitFor()
      // axe comes by the debugger; a page that demands trusted scripts lets nobody else in.
      expect(await findBarriers(page)).toEqual([])
      expect(await overhang(page)).toBeLessThanOrEqual(0)
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('DESKMETRY-WIDGET')
      }
      await page.locator('.start textarea').fill('<img src=x onerror="document.title=1"> 你好')
      await page.locator('.start .primary').click()
      await page.locator('.composer textarea').waitFor()
      await page.locator('.bubble', { hasText: '<img src=x' }).waitFor()
      expect(await page.title()).toBe('Shop')
      expect(await findBarriers(page)).toEqual([])
      await page.keyboard.press('Escape')
      expect(await page.evaluate(focusedClass)).toContain('launcher')
      expect(faults).toEqual([])
      await context.close()
    },
    90_000,
  )

  it('leaves a ticket when nobody is there, sees its progress, and is forgotten on demand', async () => {
    await closeToday(agent)
    const { page, context, faults } = await come()
    await page.locator('.launcher').click()
    await page.getByText(/We are closed, back/).waitFor()
    await page.locator('.start textarea').fill('Please call me tomorrow')
    await page.locator('.start .primary').click()
    // Who is not there when the answer comes says where to reach them.
    await page.getByText('Please fill this in').waitFor()
    await page.locator('.start input[name=email]').fill('wf@example.com')
    await page.getByRole('button', { name: 'Agree and send' }).click()
    await page.getByText(/We have your message \(ticket #/).waitFor()
    const { id, kind } = await agent.newest()
    expect(kind).toBe('ticket')
    await agent.act(id, { type: 'reply', text: 'We will', file_ids: [] })
    await agent.act(id, { type: 'set_status', status: 'resolved' })
    await page.getByRole('button', { name: 'Back to conversations' }).click()
    await page.locator('.chip', { hasText: 'Resolved' }).waitFor()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete my data' }).click()
    await page.getByRole('button', { name: 'Delete everything' }).click()
    await page.locator('.start').waitFor()
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await agent.ask('GET', `/desk/cases/${id}`)).toMatchObject({
      customer: { is_erased: true, name: null, email: null },
    })
    expect(faults).toEqual([])
    await context.close()
  }, 90_000)
})

function focusedClass(): string {
  return document.activeElement?.shadowRoot?.activeElement?.className ?? ''
}
