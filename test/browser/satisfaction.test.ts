import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { formatPercent } from '../../charts/public.ts'
import type {
  CommentsAnswer,
  DrillAnswer,
  DriversAnswer,
  QueryRequest,
} from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask, caseIds } from './shown-figures.ts'
import { ADMIN } from './sign-up.ts'
import { untilShown, type Visitor } from './visitor.ts'

type Frame = Pick<QueryRequest, 'from' | 'to' | 'tz' | 'filters'>

describe.skipIf(chromiumMissing() !== null)('the page Satisfaction', () => {
  let demo: DemoProduct
  let visitor: Visitor
  let page: Page

  beforeAll(async () => {
    demo = await openDemoProduct()
  }, 240_000)
  afterAll(() => demo.close())
  beforeEach(async () => {
    visitor = await demo.enter()
    page = visitor.page
  })
  afterEach(async () => {
    expect(visitor.faults).toEqual([])
    await visitor.close()
  })

  /** Opens the page; gives the frame its drivers were asked in. */
  async function visit(doing: () => Promise<unknown>): Promise<Frame> {
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/satisfaction/drivers'))
    await doing()
    const frame = (await asked).request().postDataJSON() as Frame
    await untilShown(page)
    return frame
  }

  async function post<Answer>(path: string, data: object): Promise<Answer> {
    const headers = { origin: demo.product.url }
    const answer = await page.request.post(`/api/v1/satisfaction/${path}`, { headers, data })
    if (!answer.ok()) throw new Error(await answer.text())
    return (await answer.json()) as Answer
  }

  const scores = () => page.getByRole('region', { name: 'Scores given' }).locator('.row')
  const drivers = () => page.getByRole('region', { name: 'What costs satisfaction' })
  const comments = () => page.getByRole('region', { name: 'What customers wrote' }).first()

  it('shows the scores that the API counts, and opens one to its cases', async () => {
    const frame = await visit(() => page.goto('/satisfaction'))
    const metrics = ['ratings_count']
    const { rows } = await ask(page, { ...frame, metrics, dimensions: ['rating_score'] })
    const countOf = (score: string) =>
      Number(rows.find((row) => row['rating_score'] === score)?.['ratings_count'] ?? 0)
    const shown = await scores().locator('.count').allInnerTexts()
    expect(shown.map((text) => Number(text.replaceAll(',', '')))).toEqual(
      ['5', '4', '3', '2', '1'].map(countOf),
    )
    await scores().last().click()
    const listed = page.getByRole('dialog').locator('.id')
    await listed.first().waitFor()
    const drilled = await page.request.post('/api/v1/drill', {
      headers: { origin: demo.product.url },
      data: { ...frame, metric: 'ratings_count', cell: { rating_score: '1' } },
    })
    const { cases, total } = (await drilled.json()) as DrillAnswer
    expect(await caseIds(listed)).toEqual(cases.map(({ case_id }) => case_id))
    expect(cases).toHaveLength(total)
    expect(cases.reduce((sum, { count }) => sum + count, 0)).toBe(countOf('1'))
  })

  it('shows the drivers that the API tells, and opens a level to exactly its ratings', async () => {
    const frame = await visit(() => page.goto('/satisfaction?range=last-90'))
    const answer = await post<DriversAnswer>('drivers', frame)
    expect(answer.verdict).toBe('told')
    const groups = drivers().locator('tbody')
    expect(await groups.count()).toBe(answer.drivers.length)
    const levels = answer.drivers[0]?.levels ?? []
    const rows = groups.first().locator('tr:not(.factor)')
    expect(await rows.count()).toBe(levels.length)
    expect(await rows.locator('td.wide .value').first().innerText()).toBe(
      formatPercent(levels[0]?.csat_ratio ?? null),
    )
    const last = levels.length - 1
    await rows.nth(last).getByRole('button').click()
    const panel = page.getByRole('dialog')
    const n = levels[last]?.n ?? 0
    await panel.getByText(n === 1 ? '1 rating' : `${n.toLocaleString('en')} ratings`).waitFor()
    const first = answer.drivers[0]
    const listed = await post<CommentsAnswer>('comments', {
      ...frame,
      driver: { factor: first?.factor, key: levels[last]?.key },
      with_silent: true,
      order: 'worst',
      limit: 50,
    })
    expect(listed.total).toBe(n)
    const cases = await caseIds(panel.locator('[data-case]'))
    expect(cases).toEqual(listed.comments.map(({ case_id }) => case_id))
  })

  it('lists comments by score and by words, and opens one to what was said', async () => {
    const frame = await visit(() => page.goto('/satisfaction'))
    await comments().getByText('Worst', { exact: true }).click()
    await comments().getByRole('button', { name: '1 of 5', exact: true }).click()
    const wanted = await post<CommentsAnswer>('comments', {
      ...frame,
      order: 'worst',
      scores: [1],
      limit: 50,
    })
    expect(wanted.total).toBeGreaterThan(0)
    const shown = comments().locator('.text')
    await expect.poll(() => shown.allInnerTexts()).toEqual(wanted.comments.map(({ text }) => text))
    await shown.first().click()
    await page.getByRole('dialog').getByRole('heading', { name: 'Conversation' }).waitFor()
    await page.keyboard.press('Escape')
    await comments().getByRole('searchbox').fill('no customer wrote this')
    await comments().getByText('No comment fits').waitFor()
  })

  it('follows range and filters', async () => {
    const whole = await visit(() => page.goto('/satisfaction'))
    const before = await scores().locator('.count').allInnerTexts()
    const frame = await visit(() => page.goto('/satisfaction?range=last-7&channel=email'))
    expect(frame.filters).toEqual({ channel: ['email'] })
    expect(frame.from).not.toBe(whole.from)
    expect(await scores().locator('.count').allInnerTexts()).not.toEqual(before)
  })

  it('shows who may not see cases the numbers alone', async () => {
    await page.goto('/satisfaction')
    const email = 'planner@example.com'
    const made = await page.request.post('/api/v1/users', {
      headers: { origin: demo.product.url },
      data: { email, name: 'Planner', password: ADMIN.password, role: 'planner' },
    })
    expect(made.ok()).toBe(true)
    const planner = await demo.enter({ email })
    await planner.page.goto('/satisfaction?range=last-90')
    const causes = planner.page.getByRole('region', { name: 'What costs satisfaction' })
    await causes.getByText('Reopening').waitFor()
    expect(await causes.getByRole('button').count()).toBe(0)
    expect(await planner.page.getByText('What customers wrote').count()).toBe(0)
    expect(planner.faults).toEqual([])
    await planner.close()
  })

  it('keeps nobody out', async () => {
    await visit(() => page.goto('/satisfaction?range=last-90'))
    expect(await findBarriers(page)).toEqual([])
  })
})
