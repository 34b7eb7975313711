import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LiveAnswer, LiveCasesAnswer, LiveSelection } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DeskCast, openDeskCast } from './desk-cast.ts'
import { findBarriers } from './find-barriers.ts'
import { overhang, type Visitor } from './visitor.ts'

const TILES: readonly (readonly [keyof LiveAnswer, LiveSelection])[] = [
  ['backlog_count', 'open'],
  ['unassigned_count', 'unassigned'],
]

describe.skipIf(chromiumMissing() !== null)('the Live page', () => {
  let cast: DeskCast
  let visitor: Visitor
  let page: Page

  beforeAll(async () => {
    cast = await openDeskCast()
    for (const name of ['Lin', 'Max', 'Noa']) await cast.write(name, `Hello from ${name}`)
    await cast.leaveTicket('Oda', { subject: 'An invoice', text: 'Please send it again.' })
  }, 180_000)
  afterAll(() => cast.close())
  beforeEach(async () => {
    visitor = await cast.enter('mia')
    page = visitor.page
  })
  afterEach(async () => {
    expect(visitor.faults).toEqual([])
    await visitor.close()
  })

  const now = async () => (await (await page.request.get('/api/v1/live')).json()) as LiveAnswer
  const seen = async (query: string) =>
    (await (await page.request.get(`/api/v1/live?${query}`)).json()) as LiveAnswer
  const shown = (of: Page, figure: string) =>
    of.locator(`[data-figure="${figure}"] .figure`).innerText()
  const shownCount = async (of: Page, figure: string) =>
    Number.parseInt(await shown(of, figure), 10)

  it('shows the numbers that the API answers', async () => {
    await page.goto('/live')
    // What was opened a moment ago is on the board within two seconds.
    await expect.poll(async () => (await now()).backlog_count).toBeGreaterThanOrEqual(4)
    const answer = await now()
    for (const figure of ['backlog_count', 'unassigned_count', 'waiting_count', 'breached_count']) {
      await expect.poll(() => shownCount(page, figure)).toBe(answer[figure as 'backlog_count'])
    }
  })

  it('opens a figure to exactly the cases that it counted, and one of the desk in the workspace', async () => {
    await page.goto('/live')
    for (const [figure, what] of TILES) {
      const counted = (await now())[figure]
      await expect.poll(() => shownCount(page, figure)).toBe(counted)
      await page.locator(`[data-figure="${figure}"] button.figure`).click()
      const panel = page.getByRole('dialog')
      await expect.poll(() => panel.locator('[data-case]').count()).toBe(counted)
      const listed = await panel
        .locator('[data-case]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-case')))
      const answer = await page.request.get(`/api/v1/live/cases?what=${what}`)
      const { cases } = (await answer.json()) as LiveCasesAnswer
      expect(listed).toEqual(cases.map((one) => one.case_id))
      await page.keyboard.press('Escape')
    }
    await page.locator('[data-figure="backlog_count"] button.figure').click()
    const first = page.getByRole('dialog').locator('[data-case]').first()
    const id = await first.getAttribute('data-case')
    await first.click()
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).pathname))
      .toBe(`/desk/${id ?? ''}`)
  })

  it('changes in two browsers within two seconds of a message', async () => {
    const other = await cast.enter('ada', { language: 'zh-CN', theme: 'dark' })
    const pages = [page, other.page]
    await Promise.all(pages.map((one) => one.goto('/live')))
    const before = (await now()).backlog_count
    for (const one of pages) await expect.poll(() => shownCount(one, 'backlog_count')).toBe(before)
    const seen = pages.map((one) =>
      one.waitForFunction(
        (count) =>
          Number.parseInt(
            document.querySelector('[data-figure="backlog_count"] .figure')?.textContent ?? '',
            10,
          ) === count,
        before + 1,
        { polling: 50 },
      ),
    )
    const since = performance.now()
    await cast.write('Pia', 'Is anybody there?')
    const took = await Promise.all(seen.map(async (one) => (await one, performance.now() - since)))
    for (const ms of took) expect(ms).toBeLessThan(2_000)
    expect(other.faults).toEqual([])
    await other.close()
  })

  it('follows a filter of teams, in the address too', async () => {
    await page.goto('/live?team=desk%3Anobody')
    await expect.poll(() => shownCount(page, 'backlog_count')).toBe(0)
    await page.goto('/live')
    await expect.poll(() => shownCount(page, 'backlog_count')).toBe((await now()).backlog_count)
  })

  it('follows a filter of queues, on the wall too, where it says so', async () => {
    const queue = (await cast.ask('POST', '/desk/queues', { name: 'Lamps' })) as { id: string }
    const { case_id } = await cast.write('Ray', 'My lamp is broken.')
    await cast.ask('POST', `/desk/cases/${encodeURIComponent(case_id)}/actions`, {
      client_key: 'live-transfer',
      action: { type: 'transfer', to: { queue_id: queue.id } },
    })
    const query = `queue=${encodeURIComponent(queue.id)}`
    await expect.poll(async () => (await seen(query)).backlog_count).toBe(1)
    await page.goto(`/live?${query}`)
    await expect.poll(() => shownCount(page, 'backlog_count')).toBe(1)
    expect((await now()).backlog_count).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Wallboard' }).click()
    await page.locator('h1 small', { hasText: 'Lamps' }).waitFor()
    await expect
      .poll(() => shownCount(page, 'waiting_count'))
      .toBe((await seen(query)).waiting_count)
    expect(new URL(page.url()).searchParams.get('queue')).toBe(queue.id)
  })

  it('says by keyboard how each figure is counted', async () => {
    await page.goto('/live')
    await page.locator('[data-figure="backlog_count"]').waitFor()
    await page.getByRole('button', { name: 'How SLA at risk is measured' }).focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel.getByText('remaining time is running out').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'How Open is measured' }).click()
    await panel.getByRole('button', { name: 'backlog_count' }).click()
    await panel.locator('code', { hasText: 'backlog_count' }).waitFor()
  })

  it('fills a tile that is bad by the thresholds a manager sets, for everybody', async () => {
    await page.goto('/live')
    await page.getByRole('button', { name: 'Thresholds' }).click()
    await page.getByLabel('Unassigned: Bad').fill('1')
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('[data-figure="unassigned_count"].bad').waitFor()
    const agent = await cast.enter('bo')
    await agent.page.goto('/live')
    await agent.page.locator('[data-figure="backlog_count"]').waitFor()
    expect(await agent.page.getByRole('button', { name: 'Thresholds' }).count()).toBe(0)
    expect(agent.faults).toEqual([])
    await agent.close()
  })

  it('keeps nobody out, on a phone and on a wall', async () => {
    await page.goto('/live')
    await page.locator('[data-figure="backlog_count"]').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => overhang(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.getByRole('button', { name: 'Wallboard' }).click()
    await page.getByRole('button', { name: 'Leave the wallboard' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    const size = await page
      .locator('[data-figure="backlog_count"] .figure')
      .evaluate((one) => getComputedStyle(one).fontSize)
    expect(size).toBe('72px')
    expect(await findBarriers(page)).toEqual([])
  })

  it('says as of when, once the connection is lost, and comes back', async () => {
    const left = await cast.enter('ada')
    const alone = left.page
    await alone.goto('/live')
    await alone.locator('[data-figure="backlog_count"]').waitFor()
    await alone.context().setOffline(true)
    // Going offline leaves open connections alone in this browser: a window that comes back opens a new one.
    await alone.evaluate(() => {
      const hide = (state: string) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }
      hide('hidden')
      setTimeout(() => {
        hide('visible')
      }, 50)
    })
    await alone.getByText(/^As of \d\d:\d\d:\d\d/).waitFor()
    await alone.context().setOffline(false)
    await alone.getByText(/^Updates by itself/).waitFor()
    expect(left.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await left.close()
  })
})
