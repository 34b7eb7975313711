import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type {
  BotQuestions,
  CaseBreakdownAnswer,
  CaseSearch,
  CaseSearchAnswer,
  CaseTimeline,
  Transcript,
} from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask } from './shown-figures.ts'
import { untilShown, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('Cases and Bot', () => {
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

  /** Does something and gives the search that the page then sent, with its answer. */
  async function searched(doing: () => Promise<unknown>) {
    const answered = page.waitForResponse((one) => one.url().endsWith('/api/v1/cases/search'))
    await doing()
    const response = await answered
    const answer = (await response.json()) as CaseSearchAnswer
    await untilShown(page)
    return { request: response.request().postDataJSON() as CaseSearch, answer }
  }
  async function post<Answer>(path: string, data: object): Promise<Answer> {
    const answer = await page.request.post(path, { headers: { origin: demo.product.url }, data })
    if (!answer.ok()) throw new Error(await answer.text())
    return (await answer.json()) as Answer
  }
  const count = () => page.getByRole('status').locator('strong').innerText()

  it('lists as many cases as the metric counts, newest first, and shows what the API says', async () => {
    const { request, answer } = await searched(() => page.goto('/cases'))
    const { from, to, tz } = request
    const { rows } = await ask(page, { from, to, tz, metrics: ['cases_opened_count'] })
    expect(answer.total).toBe(rows[0]?.['cases_opened_count'])
    expect(await count()).toBe(`${answer.total.toLocaleString('en')} cases`)
    const names = await page.locator('.row .name').allInnerTexts()
    expect(names.length).toBeGreaterThan(10)
    const shown = answer.cases.map(({ subject, case_id }) => subject ?? case_id.split(':')[1])
    expect(names).toEqual(shown.slice(0, names.length))
    expect(await findBarriers(page)).toEqual([])
  })

  it('reads on as one scrolls, to the last case, and draws only what is in sight', async () => {
    const { answer } = await searched(() => page.goto('/cases'))
    const box = page.getByRole('region', { name: 'Cases found' }).last()
    await expect
      .poll(
        async () => {
          await box.evaluate((element) => element.scrollTo(0, element.scrollHeight))
          return Number(await page.locator('.row').last().getAttribute('aria-rowindex'))
        },
        { timeout: 30_000 },
      )
      .toBe(answer.total + 1)
    expect(await page.locator('.row').count()).toBeLessThan(80)
  })

  it('follows words, filters and order, all in the address', async () => {
    const whole = await searched(() => page.goto('/cases'))
    const word = await searched(() => page.getByRole('searchbox').fill('refund'))
    expect(word.request.text).toBe('refund')
    expect(word.answer.total).toBeGreaterThan(0)
    expect(word.answer.total).toBeLessThan(whole.answer.total)
    expect(await page.locator('mark').first().innerText()).toMatch(/refund/i)
    await page.getByRole('button', { name: 'SLA' }).first().click()
    const option = page.getByRole('checkbox', { name: 'Missed' })
    const offered = Number(
      (await option.locator('xpath=..').locator('small').innerText()).replace(',', ''),
    )
    const missed = await searched(() => option.check())
    expect(missed.answer.total).toBe(offered)
    expect(missed.answer.cases.every(({ sla }) => sla === 'breached')).toBe(true)
    await page.keyboard.press('Escape')
    await searched(() => page.getByRole('button', { name: 'Longest wait' }).click())
    const search = new URL(page.url()).searchParams
    expect(Object.fromEntries(search)).toEqual({ q: 'refund', sla: 'breached', sort: 'wait' })
    const again = await searched(() => page.reload())
    expect(again.answer.total).toBe(offered)
    expect(await count()).toContain(offered.toLocaleString('en'))
  })

  it('opens a case to all that happened, and goes on through the list with the keys', async () => {
    const { answer } = await searched(() => page.goto('/cases?bot=bot&sla=met'))
    const [first, second] = answer.cases
    await page.locator('.row a').first().click()
    await page.waitForURL(`**/cases/${first?.case_id ?? ''}`)
    await untilShown(page)
    const path = `/api/v1/cases/${encodeURIComponent(first?.case_id ?? '')}`
    const talk = (await (await page.request.get(path)).json()) as Transcript
    const story = (await (await page.request.get(`${path}/timeline`)).json()) as CaseTimeline
    const texts = talk.messages.flatMap(({ text }) => (text === null ? [] : [text]))
    expect(await page.locator('.message p').allInnerTexts()).toEqual(texts)
    expect(await page.locator('.moment').count()).toBe(story.moments.length)
    const promises = page.getByRole('complementary', { name: 'Facts' }).locator('li')
    expect(await promises.count()).toBe(story.promises.length)
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('j')
    await page.waitForURL(`**/cases/${second?.case_id ?? ''}`)
    await untilShown(page)
    await page.keyboard.press('k')
    await page.waitForURL(`**/cases/${first?.case_id ?? ''}`)
    await page.getByRole('link', { name: 'All cases' }).click()
    await page.waitForURL('**/cases?bot=bot&sla=met')
    await untilShown(page)
  })

  it('shows what the bot settles as the API answers, and opens each reason to its cases', async () => {
    const asked = page.waitForRequest((one) => one.url().endsWith('/api/v1/cases/breakdown'))
    await page.goto('/bot')
    const frame = (await asked).postDataJSON() as CaseSearch
    await untilShown(page)
    const { from, to, tz } = frame
    const { rows } = await ask(page, { from, to, tz, metrics: ['bot_containment_ratio'] })
    const ratio = `${(Number(rows[0]?.['bot_containment_ratio']) * 100).toFixed(1)}%`
    const tile = page.getByRole('region', { name: 'Bot containment', exact: true })
    expect((await tile.locator('.value').innerText()).replaceAll(/\s/g, '')).toBe(ratio)
    const { values } = await post<CaseBreakdownAnswer>('/api/v1/cases/breakdown', frame)
    const reasons = values.filter(({ value }) => value !== null)
    const region = page.getByRole('region', { name: 'Why the bot handed over' })
    expect(await region.locator('.count').allInnerTexts()).toEqual(
      reasons.map((one) => one.count.toLocaleString('en')),
    )
    const questions = await post<BotQuestions>('/api/v1/bot/questions', { from, to, tz })
    const asks = page.getByRole('region', { name: 'Asked without a good answer' })
    expect(await asks.locator('summary span').first().innerText()).toBe(
      questions.questions[0]?.text,
    )
    expect(await findBarriers(page)).toEqual([])
    const { answer } = await searched(() => region.getByRole('link').first().click())
    expect(answer.total).toBe(reasons[0]?.count)
  })

  it('is absent for who may not see cases', async () => {
    await page.goto('/overview')
    const email = 'planner-of-cases@example.com'
    await post('/api/v1/users', {
      email,
      name: 'Planner',
      password: 'every number opens to its cases',
      role: 'planner',
    })
    const planner = await demo.enter({ email })
    await planner.page.goto('/bot')
    await untilShown(planner.page)
    expect(await planner.page.getByRole('link', { name: 'Cases' }).count()).toBe(0)
    expect(
      await planner.page.getByRole('region', { name: 'Why the bot handed over' }).count(),
    ).toBe(0)
    expect(planner.faults).toEqual([])
    await planner.close()
  })
})
