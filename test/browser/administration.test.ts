import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelStanding, TagUse } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type Chat, type DeskCast, openDeskCast } from './desk-cast.ts'
import { findBarriers } from './find-barriers.ts'
import { overhang, type Visitor } from './visitor.ts'

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe.skipIf(chromiumMissing() !== null)('administration', () => {
  let cast: DeskCast
  let admin: Visitor
  let page: Page
  let chat: Chat

  beforeAll(async () => {
    cast = await openDeskCast()
    chat = await cast.write('Lin', 'Where is my lamp?')
    await act({ type: 'add_tags', tags: ['VIP', 'late'] })
    admin = await cast.enter('ada')
    page = admin.page
  }, 180_000)
  afterAll(async () => {
    // The refused picture is one that the browser notes.
    expect(admin.faults.filter((one) => !one.includes('Failed to load resource'))).toEqual([])
    await cast.close()
  })

  let acts = 0
  async function act(action: object): Promise<void> {
    acts += 1
    const path = `/desk/cases/${encodeURIComponent(chat.case_id)}/actions`
    await cast.ask('POST', path, { client_key: `administration-${acts}`, action })
  }
  const row = (title: string) =>
    page.locator('li', { has: page.locator('strong', { hasText: new RegExp(`^${title}$`) }) })
  const openSection = async (section: string) => {
    await page.goto(`/desk-settings/${section}`)
    await page.locator('#content h2').first().waitFor()
  }
  async function looksRight(): Promise<void> {
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => overhang(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  it('adds, archives and merges tags; agents are offered what is left', async () => {
    await openSection('tags')
    await row('VIP').getByText('1 case').waitFor()
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByLabel('Name').fill('vip')
    await page.getByRole('button', { name: 'Save' }).click()
    await row('vip').getByText('0 cases').waitFor()
    await row('late').getByRole('button').click()
    await page.getByLabel('Offered to agents').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await row('late').getByText('Off').waitFor()

    await row('VIP').getByRole('button').click()
    await page.getByLabel('Name').fill('vip')
    await page.getByText('The two become one').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Merge' }).click()
    await row('vip').getByText('1 case').waitFor()
    await expect.poll(() => row('VIP').count()).toBe(0)
    expect(await cast.ask('GET', '/desk/tags')).toMatchObject([
      { tag: 'late', case_count: 1, is_active: false },
      { tag: 'vip', case_count: 1, is_active: true },
    ] satisfies Partial<TagUse>[])
    await looksRight()

    await page.goto(`/desk/${chat.case_id}`)
    const offered = page.locator('datalist option')
    await cast.ask('PUT', '/desk/tags/fragile', { is_active: true })
    await page.reload()
    await expect
      .poll(() => offered.evaluateAll((all) => all.map((one) => one.getAttribute('value'))))
      .toEqual(['fragile'])
  })

  it('moves a category: among its siblings, and with its branch to another place', async () => {
    for (const [id, name] of [
      ['goods', 'Goods'],
      ['goods/late', 'Late'],
      ['money', 'Money'],
    ] as const) {
      const body = { name: { en: name, 'zh-CN': name } }
      await cast.ask('PUT', `/desk/categories/${encodeURIComponent(id)}`, body)
    }
    await openSection('categories')
    const shown = () => page.locator('li strong').allInnerTexts()
    await expect.poll(shown).toEqual(['Goods', 'Late', 'Money'])
    const down = row('Late').getByRole('button', { name: 'down' })
    expect(await down.getAttribute('aria-disabled')).toBe('true')
    await row('Money').getByRole('button', { name: 'up' }).press('Enter')
    await expect.poll(shown).toEqual(['Money', 'Goods', 'Late'])

    await row('Goods').getByRole('button').first().click()
    await page.getByLabel('Below').selectOption({ label: 'Money' })
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await expect.poll(shown).toEqual(['Money', 'Goods', 'Late', 'Goods', 'Late'])
    expect(await page.locator('li.off').count()).toBe(2)
    await looksRight()
  })

  it('lists what customers reach the desk by', async () => {
    await openSection('channels')
    const channels = (await cast.ask('GET', '/desk/channels')) as readonly ChannelStanding[]
    await expect.poll(() => page.locator('li strong').count()).toBe(channels.length)
    await page.getByText('Connected, nothing has come yet').waitFor()
    await page.getByText('1 open').waitFor()
    await looksRight()
  })

  it('gives the place a name, a colour and a logo, in front of the door too', async () => {
    await openSection('appearance')
    const accentOf = (of: Page) =>
      of.evaluate(() => document.documentElement.style.getPropertyValue('--accent'))
    const before = await accentOf(page)
    await page.getByLabel('Name').fill('Lamp House')
    await page.getByLabel('Violet').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    await page.getByRole('navigation').first().getByText('Lamp House').waitFor()
    await expect.poll(() => accentOf(page)).not.toBe(before)
    await page.locator('input[type=file]').setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PNG, 'base64'),
    })
    await page.getByRole('button', { name: 'Remove' }).waitFor()
    await page.locator('nav img').waitFor()
    // What only calls itself a picture is refused.
    await page.locator('input[type=file]').setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    })
    await page.getByRole('alert').waitFor()
    await looksRight()

    const context = await cast.browser.newContext({ locale: 'en' })
    const door = await context.newPage()
    await door.goto(`${cast.product.url}/sign-in`)
    await door.getByText('Lamp House').waitFor()
    await door.locator('.brand img').waitFor()
    await expect.poll(() => accentOf(door)).toBe(await accentOf(page))
    await context.close()
  })
})
