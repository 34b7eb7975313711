import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { chromiumMissing } from '../chromium.ts'
import { type DeskCast, openDeskCast, TEAM } from './desk-cast.ts'
import { openShopPage, type ShopPage } from './shop-page.ts'

/** Two stories from a customer's page to the figures, everybody at a screen of their own. */
describe.skipIf(chromiumMissing() !== null)('the desk, from the customer to the figures', () => {
  let cast: DeskCast
  let shop: ShopPage
  beforeAll(async () => {
    cast = await openDeskCast()
    shop = await openShopPage(cast.product.url)
    await cast.ask('POST', '/desk/canned', {
      shortcut: 'hello',
      title: 'Greeting',
      text: 'Hello {{customer.name|there}}, this is {{agent.name}}.',
    })
    await cast.ask('POST', '/desk/queues', {
      name: 'Everything',
      after_hours: 'wait',
      team_id: TEAM,
    })
  }, 180_000)
  afterAll(async () => {
    await shop.close()
    await cast.close()
  })

  it('serves a chat of a shop’s page: queued, answered, handed over, whispered about, solved, rated', async () => {
    const customer = await cast.browser.newPage({ locale: 'en' })
    customer.setDefaultTimeout(20_000)
    await customer.goto(shop.url)
    await customer.locator('.launcher').click()
    await customer.locator('.start input[name=name]').fill('Lin')
    await customer.locator('.start textarea').fill('Where is my parcel?')
    await customer.locator('.start .primary').click()
    // Nobody is online yet.
    await customer.locator('.banner').waitFor()

    const bo = await cast.enter('bo')
    await bo.page.goto('/desk')
    await bo.page.getByRole('button', { name: 'Go online' }).click()
    await bo.page.locator('.list').getByText('Lin', { exact: true }).click()
    await bo.page.keyboard.press('r')
    await bo.page.keyboard.type('/hel')
    await bo.page.getByRole('option', { name: '/hello' }).waitFor()
    await bo.page.keyboard.press('Enter')
    await bo.page.locator('.composer input[type=file]').setInputFiles({
      name: 'label.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Parcel 88214'),
    })
    await bo.page.locator('.composer').getByText('label.txt').waitFor()
    await sendNow(bo.page, 'Send')
    await customer.locator('.theirs .bubble', { hasText: 'Hello Lin, this is Bo.' }).waitFor()
    await customer.getByRole('button', { name: /label\.txt/ }).waitFor()

    const chen = await cast.enter('chen')
    await chen.page.goto('/desk')
    await bo.page.getByRole('button', { name: 'Transfer' }).click()
    await bo.page.getByRole('dialog').getByRole('button', { name: /Chen/ }).click()
    await bo.page.getByRole('dialog').getByRole('textbox').fill('Knows the carrier')
    await bo.page.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click()
    await chen.page.locator('.list').getByText('Lin', { exact: true }).click()
    const caseId = decodeURIComponent(new URL(chen.page.url()).pathname.split('/').at(-1) ?? '')

    const mia = await cast.enter('mia')
    await mia.page.goto(`/desk/${encodeURIComponent(caseId)}?box=all`)
    await mia.page.getByRole('radio', { name: 'Whisper' }).click()
    await field(mia.page).fill('Offer a refund')
    await sendNow(mia.page, 'Add note')
    await chen.page.getByText('Offer a refund').waitFor()

    await field(chen.page).fill('It arrives tomorrow.')
    await sendNow(chen.page, 'Send')
    await customer.locator('.theirs .bubble', { hasText: 'It arrives tomorrow.' }).waitFor()
    await chen.page.getByRole('button', { name: 'Resolve', exact: true }).click()
    await customer.locator('.rating label').nth(4).click()
    await customer.locator('.rating button').last().click()
    await customer.getByText('Thank you').waitFor()
    expect(await customer.locator('.log').innerText()).not.toContain('refund')

    await expect
      .poll(() => figuresOf(cast, 'chat'), { timeout: 15_000 })
      .toEqual({
        cases_opened_count: 1,
        cases_resolved_count: 1,
        transfer_ratio: 1,
        csat_ratio: 1,
      })
    const { messages, waits } = (await cast.ask('GET', `/cases/${encodeURIComponent(caseId)}`)) as {
      readonly messages: readonly {
        readonly text: string
        readonly author: string
        readonly is_note: boolean
      }[]
      readonly waits: readonly { readonly outcome: string }[]
    }
    expect(messages.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      'customer: Where is my parcel?',
      'agent: Hello Lin, this is Bo.',
      'agent: Knows the carrier',
      'agent: Offer a refund',
      'agent: It arrives tomorrow.',
    ])
    expect(messages.map(({ is_note }) => is_note)).toEqual([false, false, true, true, false])
    expect(waits.map(({ outcome }) => outcome)).toEqual(['replied'])
    expect([...bo.faults, ...chen.faults, ...mia.faults]).toEqual([])
    await Promise.all([bo.close(), chen.close(), mia.close(), customer.close()])
  }, 180_000)
})

const field = (page: Page) => page.locator('.composer textarea')

async function sendNow(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Send now' }).click()
}

const FIGURES = [
  'cases_opened_count',
  'cases_resolved_count',
  'transfer_ratio',
  'csat_ratio',
] as const

/** What the Overview would say of the cases of one kind now. */
async function figuresOf(cast: DeskCast, kind: string): Promise<Readonly<Record<string, unknown>>> {
  const day = (shift: number) =>
    new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10)
  const { rows } = (await cast.ask('POST', '/query', {
    metrics: FIGURES,
    from: day(-1),
    to: day(1),
    filters: { case_kind: [kind] },
  })) as { readonly rows: readonly Readonly<Record<string, unknown>>[] }
  return Object.fromEntries(FIGURES.map((name) => [name, rows[0]?.[name]]))
}
