import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { findBarriers } from './find-barriers.ts'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { openShopPage, type ShopPage } from './shop-page.ts'
import { ADMIN, completeSetup, signIn } from './sign-up.ts'
import { openVisitor, overhang, type Visitor } from './visitor.ts'

const SECTIONS = [
  'canned',
  'macros',
  'views',
  'fields',
  'categories',
  'tags',
  'queues',
  'routing',
  'rules',
  'log',
  'sla',
  'calendars',
  'channels',
  'widget',
  'appearance',
] as const

describe.skipIf(chromiumMissing() !== null)('the settings of the desk', () => {
  let product: Product
  let browser: Browser
  let shop: ShopPage
  let admin: Visitor
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    shop = await openShopPage(product.url)
    await completeSetup(product.url, product.setupLink)
    admin = await openVisitor(browser, { url: product.url })
    page = admin.page
    await signIn(page, product.url)
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await shop.close()
    await product.stop()
  })

  const ask = async (path: string) =>
    (await (await page.request.get(`${product.url}/api/v1${path}`)).json()) as unknown
  const send = async (method: 'POST' | 'PUT', path: string, data: unknown) => {
    const headers = { origin: product.url }
    const answer = await page.request.fetch(`${product.url}/api/v1${path}`, {
      method,
      headers,
      data,
    })
    expect(answer.ok(), await answer.text()).toBe(true)
  }

  it('say the limits of routing with their units and defaults, and refuse what is out of them', async () => {
    await page.goto('/desk-settings/routing')
    const chats = page.getByLabel('Chats', { exact: true })
    await chats.fill('500')
    await page.getByText('Default: 3 at once').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('At most 100.').waitFor()
    await chats.fill('4')
    await page.getByLabel('Channel', { exact: true }).fill('web')
    await page.getByRole('button', { name: 'Add a channel' }).click()
    await page.getByLabel('web', { exact: true }).fill('2')
    await page.getByLabel('A chat that is not answered').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(await ask('/desk/routing-settings')).toEqual({
      capacity: { chat: 4, ticket: 20, channels: { web: 2 } },
      answer_within_secs: 0,
      grace_secs: 60,
      prefers_last_agent: true,
    })
  })

  it('give one agent limits of their own, and say who did', async () => {
    await page.goto('/people')
    await page.getByRole('row').getByRole('button', { name: ADMIN.name }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('As everybody: 4 chats, 20 tickets').waitFor()
    await panel.getByLabel('Limits of their own').check()
    await panel.getByLabel('Tickets', { exact: true }).fill('7')
    await panel.getByRole('button', { name: 'Save limits' }).click()
    await panel.getByRole('status').waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(await ask('/desk/agents')).toMatchObject({
      agents: [{ own_capacity: { chat: 4, ticket: 7, channels: { web: 2 } } }],
    })
    await page.reload()
    await page.getByRole('row').getByRole('button', { name: ADMIN.name }).click()
    await panel.getByText(`Changed by ${ADMIN.name}`).waitFor()
    expect(await panel.getByLabel('Tickets', { exact: true }).inputValue()).toBe('7')
  })

  it('share a view of one’s own, rename it, and put it in order', async () => {
    for (const name of ['First', 'Second'])
      await send('POST', '/desk/views', { name, request: { box: 'all', kind: 'chat' } })
    await page.goto('/desk-settings/views')
    await page.getByRole('button', { name: 'Second All · Chats' }).click()
    await page.getByLabel('Name').fill('Chats of all')
    await page.getByLabel(/^For/).selectOption({ label: 'Everybody' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Move Chats of all up' }).click()
    const rows = page.locator('.content .row strong')
    await expect.poll(() => rows.allInnerTexts()).toEqual(['Chats of all', 'First'])
    expect(await findBarriers(page)).toEqual([])
    expect(await ask('/desk/views')).toMatchObject([
      { owner_id: null, body: { name: 'Chats of all', sharing: { kind: 'all' } } },
      { body: { name: 'First', sharing: { kind: 'own' } } },
    ])
  })

  it('tell a new version from another past, and what came with data from what is kept here', async () => {
    const document = (policy_id: string, name: string) => ({
      policy_id,
      name,
      targets: { first_reply: { secs: 300, time: 'wall' } },
    })
    const first = { base_version: 0, change: { kind: 'from', effective_from: null } }
    await send('PUT', '/policies', { document: document('gold', 'Gold'), save: first })
    await send('POST', '/events', {
      event_id: 'told-1',
      type: 'policy.updated',
      occurred_at: '2026-03-01T00:00:00.000Z',
      source: 'crm',
      data: { ...document('told', 'Told'), version: 1 },
    })
    await expect.poll(() => ask('/told-settings')).toMatchObject({ policies: [{ source: 'crm' }] })
    await page.goto('/desk-settings/sla')
    const told = page.getByRole('region', { name: 'Policies that came with data' })
    await told.getByText('From crm').waitFor()
    expect(await told.getByRole('button').count()).toBe(0)

    await page.getByRole('button', { name: 'Gold' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('radio', { name: 'Correct the past' }).check()
    expect(await panel.getByRole('button', { name: 'Retire' }).count()).toBe(0)
    await panel.getByLabel('Name').fill('Golden')
    expect(await findBarriers(page)).toEqual([])
    await panel.getByRole('button', { name: 'Correct the past' }).click()
    await page.getByRole('button', { name: 'Golden' }).click()
    await panel.getByRole('button', { name: 'Retire from this time on' }).click()
    await panel.getByRole('button', { name: 'Retire it' }).click()
    await page.getByText('Retired').waitFor()
    expect(await ask('/policies')).toMatchObject([
      { version: 1, document: { name: 'Golden', targets: { first_reply: { secs: 300 } } } },
      { version: 2, document: { name: 'Golden', targets: {} } },
    ])
  })

  it('show the widget itself as it will be, and keep it off sites that are not listed', async () => {
    await page.goto('/desk-settings/widget')
    const preview = page.locator('deskmetry-widget')
    await page.getByLabel('Greeting in English').fill('Tea?')
    await preview.getByText('Tea?').waitFor()
    const sites = page.getByLabel('Sites that may show it')
    await sites.fill('shop.example.com')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('shop.example.com is no site').waitFor()
    await sites.fill('https://*.example.com')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    expect(await findBarriers(page)).toEqual([])

    const guest = await browser.newPage()
    const said: string[] = []
    guest.on('console', (message) => {
      if (message.type() === 'warning') said.push(message.text())
    })
    await guest.goto(shop.url)
    await expect.poll(() => said).toHaveLength(1)
    expect(said[0]).toMatch(/^Deskmetry: .*http:\/\/127\.0\.0\.1/)
    expect(await guest.locator('deskmetry-widget button').count()).toBe(0)
    await sites.fill(`https://*.example.com\n${shop.url}`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    await guest.reload()
    await guest.locator('deskmetry-widget button').waitFor()
    await guest.close()
  })

  it.each([
    { language: 'en', theme: 'light', width: 1440 },
    { language: 'zh-CN', theme: 'dark', width: 390 },
  ] as const)('fit $width px and keep nobody out, $language, $theme', async (look) => {
    const visitor = await openVisitor(browser, { url: product.url, ...look })
    await visitor.page.addInitScript((language) => {
      localStorage.setItem('deskmetry.language', language)
    }, look.language)
    await signIn(visitor.page, product.url)
    for (const section of SECTIONS) {
      await visitor.page.goto(`/desk-settings/${section}`)
      await visitor.page.getByRole('heading', { level: 2 }).first().waitFor()
      await visitor.page.waitForLoadState('networkidle')
      expect.soft(await overhang(visitor.page), section).toBe(0)
      expect.soft(await findBarriers(visitor.page), section).toEqual([])
    }
    expect(visitor.faults).toEqual([])
    await visitor.close()
  })
})
