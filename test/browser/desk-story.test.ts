import { randomUUID } from 'node:crypto'
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

  it('serves a ticket left at the shop: dispatched by a rule, followed up, solved, rated by its link', async () => {
    await cast.ask('POST', '/desk/rules', {
      name: 'Refunds first',
      trigger: { type: 'event', events: ['opened'] },
      all: [
        { type: 'is', field: 'kind', any_of: ['ticket'] },
        { type: 'text_contains', in: 'subject', any_of: ['refund'] },
      ],
      steps: [
        { type: 'set_priority', priority: 'high' },
        { type: 'add_tags', tags: ['refund'] },
      ],
    })
    const { case_id: id } = await cast.leaveTicket('Ines', {
      subject: 'A refund that never came',
      text: 'Order 7 was sent back two weeks ago.',
    })
    const path = `/desk/cases/${encodeURIComponent(id)}`
    const detail = async () => (await cast.ask('GET', path)) as Detail
    const act = (action: object) =>
      cast.ask('POST', `${path}/actions`, { client_key: randomUUID(), action })
    await expect
      .poll(async () => (await detail()).case, { timeout: 10_000 })
      .toMatchObject({
        priority: 'high',
        tags: ['refund'],
      })
    await act({ type: 'take' })
    await act({ type: 'reply', text: 'We look into it.', file_ids: [] })
    const due_at = new Date(Date.now() + 3_600_000).toISOString()
    await act({ type: 'schedule_followup', due_at, note: 'Call the bank' })
    const [followup] = (await detail()).followups
    await act({ type: 'finish_followup', followup_id: followup?.id, outcome: 'Paid' })
    await act({ type: 'set_status', status: 'resolved' })
    const { url } = (await cast.ask('POST', `${path}/rating-link`, {})) as { readonly url: string }

    const customer = await cast.browser.newPage({ locale: 'en' })
    customer.setDefaultTimeout(20_000)
    await customer.goto(new URL(url, cast.product.url).href)
    await customer.locator('label').nth(3).click()
    await customer.locator('button').last().click()
    await expect
      .poll(async () => (await detail()).rating, { timeout: 10_000 })
      .toMatchObject({ score: 4 })
    await expect
      .poll(() => figuresOf(cast, 'ticket'), { timeout: 15_000 })
      .toEqual({
        cases_opened_count: 1,
        cases_resolved_count: 1,
        transfer_ratio: 0,
        csat_ratio: 1,
      })
    await customer.close()
  }, 90_000)
})

interface Detail {
  readonly case: Readonly<Record<string, unknown>>
  readonly followups: readonly { readonly id: string }[]
  readonly rating: Readonly<Record<string, unknown>> | null
}

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
