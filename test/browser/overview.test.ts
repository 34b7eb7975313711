import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { DrillAnswer, QueryRequest, Transcript } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { ask, askedFigures, caseIds, figure, shownFigures } from './shown-figures.ts'
import { ADMIN } from './sign-up.ts'
import { untilShown, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('the Overview', () => {
  let demo: DemoProduct
  let visitor: Visitor
  let page: Page

  beforeAll(async () => {
    demo = await openDemoProduct()
  }, 180_000)
  afterAll(() => demo.close())
  beforeEach(async () => {
    visitor = await demo.enter()
    page = visitor.page
  })
  afterEach(async () => {
    expect(visitor.faults).toEqual([])
    await visitor.close()
  })

  /** Opens the page and gives the frame of the question its figures answer, fixed to the same instant. */
  async function visit(doing: () => Promise<unknown>): Promise<Frame> {
    const answered = page.waitForResponse((response) =>
      asksForFigures(response.request().postData()),
    )
    await doing()
    const response = await answered
    const { from, to, tz, filters } = response.request().postDataJSON() as QueryRequest
    const { meta } = (await response.json()) as { meta: { as_of: string } }
    await untilShown(page)
    return { from, to, tz, filters, as_of: meta.as_of }
  }

  it('shows the numbers that the API answers, with their n', async () => {
    const frame = await visit(() => page.goto('/overview'))
    const shown = await shownFigures(page)
    expect(shown).toEqual(await askedFigures(page, frame))
    expect(shown['cases_opened_count']).toMatch(/^\d,\d{3}n\d,\d{3}$/)
  })

  it('follows the range, in the address too, and comes back to it', async () => {
    await visit(() => page.goto('/overview'))
    const before = await shownFigures(page)
    await page.getByRole('button', { name: 'Range' }).click()
    const frame = await visit(() => page.getByRole('radio', { name: 'Last 7 days' }).click())
    expect(new URL(page.url()).search).toBe('?range=last-7')
    const after = await shownFigures(page)
    expect(after).toEqual(await askedFigures(page, frame))
    expect(after).not.toEqual(before)
    await page.goBack()
    await untilShown(page)
    expect(new URL(page.url()).search).toBe('')
    await expect
      .poll(() => shownFigures(page))
      .toMatchObject({
        cases_opened_count: before['cases_opened_count'],
      })
  })

  it('follows a filter of teams, in the address too, in every tile', async () => {
    await visit(() => page.goto('/overview'))
    await page.getByRole('button', { name: 'Team', exact: false }).first().click()
    const option = page.getByRole('checkbox').first()
    const frame = await visit(() => option.check())
    const [team] = new URL(page.url()).searchParams.getAll('team')
    expect(frame.filters).toEqual({ team: [team] })
    expect(await shownFigures(page)).toEqual(await askedFigures(page, frame))
    const { rows } = await ask(page, {
      ...frame,
      metrics: ['cases_opened_count'],
      dimensions: ['category'],
      sort: { by: 'cases_opened_count', direction: 'desc' },
      limit: 1,
    })
    const reasons = page.getByRole('region', { name: 'Reasons for contact' })
    const most = Number(rows[0]?.['cases_opened_count'])
    expect(await reasons.locator('.count').first().innerText()).toBe(most.toLocaleString('en'))
  })

  it('opens a figure to exactly the cases that it counted, page by page', async () => {
    const frame = await visit(() => page.goto('/overview'))
    const reasons = page.getByRole('region', { name: 'Reasons for contact' })
    const counted = Number(await reasons.locator('.count').first().innerText())
    await reasons.getByRole('listitem').first().getByRole('button').click()
    const panel = page.getByRole('dialog')
    await panel.getByText(`${String(counted)} cases`).waitFor()
    const more = panel.getByRole('button', { name: /^Show \d+ more$/ })
    const lines = panel.locator('.id')
    let shown = 0
    for (;;) {
      await expect.poll(() => lines.count()).toBeGreaterThan(shown)
      shown = await lines.count()
      if (shown >= counted) break
      await more.click()
    }
    const listed = await caseIds(lines)
    expect(listed).toHaveLength(counted)
    const { rows } = await ask(page, {
      ...frame,
      metrics: ['cases_opened_count'],
      dimensions: ['category'],
      sort: { by: 'cases_opened_count', direction: 'desc' },
    })
    const category = rows[0]?.['category'] ?? null
    const drill = await page.request.post('/api/v1/drill', {
      headers: { origin: demo.product.url },
      data: { ...frame, metric: 'cases_opened_count', cell: { category }, limit: 1000 },
    })
    const { cases } = (await drill.json()) as DrillAnswer
    expect(listed).toEqual(cases.map((one) => one.case_id))
  })

  it('opens a case to what was said, and goes back to the list', async () => {
    await visit(() => page.goto('/overview'))
    await figure(page, 'First reply P90').click()
    const panel = page.getByRole('dialog')
    const first = panel.getByRole('listitem').first().getByRole('button')
    const [id = ''] = await caseIds(first.locator('.id'))
    await first.click()
    await panel.getByRole('heading', { name: 'Conversation' }).waitFor()
    const read = await page.request.get(`/api/v1/cases/${encodeURIComponent(id)}`)
    const { messages, waits } = (await read.json()) as Transcript
    await panel.getByText(messages[0]?.text ?? '', { exact: true }).waitFor()
    const texts = messages.flatMap(({ text }) => (text === null ? [] : [text]))
    expect(await panel.locator('li p').allInnerTexts()).toEqual(texts)
    const replies = waits.filter(({ outcome }) => outcome === 'replied')
    expect(await panel.getByText(/· after \d/).count()).toBe(replies.length)
    await panel.getByRole('button', { name: 'Back to the cases' }).click()
    await panel.getByTitle(id, { exact: true }).waitFor()
  })

  it('opens the i to the formula of the catalogue', async () => {
    await visit(() => page.goto('/overview'))
    await page.getByRole('button', { name: 'How SLA hit is measured' }).click()
    const catalogue = await page.request.get('/api/v1/metrics')
    const entries = (await catalogue.json()) as { id: string; formula: { en: string } }[]
    const formula = entries.find(({ id }) => id === 'sla_hit_ratio')?.formula.en ?? 'missing'
    await page.getByRole('dialog').getByText(formula).waitFor()
  })

  it('says of an empty range where the data are', async () => {
    await visit(() => page.goto('/overview?from=2020-01-01&to=2020-01-31'))
    await page.getByText('No cases in this range').waitFor()
    await visit(() => page.getByRole('button', { name: 'Go to the latest data' }).click())
    expect((await shownFigures(page))['cases_opened_count']).toMatch(/^\d,\d{3}n/)
  })

  it('shows a manager of one team that team alone', async () => {
    await page.goto('/overview')
    const { from, to } = await visit(() => page.reload())
    const metrics = ['cases_opened_count']
    const teams = await ask(page, { metrics, dimensions: ['team'], from, to })
    const team = String(teams.rows.find((row) => row['team'] !== null)?.['team'])
    await saveTeam(page, team)
    const manager = { role: 'manager', scope_limit: 'team', team_ids: [team] }
    const own = await demo.enter({ email: await invite(page, manager) })
    await own.page.goto('/overview')
    await untilShown(own.page)
    const expected = await askedFigures(page, { from, to, filters: { team: [team] } })
    const shown = await shownFigures(own.page)
    expect(shown['cases_opened_count']).toBe(expected['cases_opened_count'])
    expect(shown['csat_ratio']).toBe(expected['csat_ratio'])
    await own.page.getByText('Teams', { exact: true }).click()
    await untilShown(own.page)
    const people = own.page.getByRole('region', { name: 'Who answers' })
    expect(await people.locator('tbody tr').count()).toBe(1)
    expect(own.faults).toEqual([])
    await own.close()
  })

  it('offers no way to cases to who may not see them', async () => {
    await page.goto('/overview')
    const planner = await demo.enter({ email: await invite(page, { role: 'planner' }) })
    await planner.page.goto('/overview')
    await untilShown(planner.page)
    await figure(planner.page, 'New cases').click()
    await planner.page
      .getByRole('region', { name: 'Reasons for contact' })
      .getByText('Refunds')
      .click()
    expect(await planner.page.getByTitle(/^Show the cases/).count()).toBe(0)
    expect(await planner.page.getByRole('dialog').count()).toBe(0)
    expect(planner.faults).toEqual([])
    await planner.close()
  })
})

type Frame = Pick<QueryRequest, 'from' | 'to' | 'tz' | 'filters' | 'as_of'>

function asksForFigures(body: string | null): boolean {
  if (body?.includes('csat_ratio') !== true) return false
  const { grain, dimensions } = JSON.parse(body) as QueryRequest
  return grain === undefined && dimensions === undefined
}

/** Teams are known from events; one that people are limited to is made in the settings. */
async function saveTeam(page: Page, team: string): Promise<void> {
  const { origin } = new URL(page.url())
  const put = await page.request.put(`/api/v1/teams/${encodeURIComponent(team)}`, {
    headers: { origin },
    data: { name: 'Own team', calendar_id: null },
  })
  if (!put.ok()) throw new Error(await put.text())
}

/** Makes a user with the administrator's password. @returns the email to sign in with */
async function invite(page: Page, user: { readonly role: string }): Promise<string> {
  const { origin } = new URL(page.url())
  const email = `${user.role}@example.com`
  const post = await page.request.post('/api/v1/users', {
    headers: { origin },
    data: { email, name: user.role, password: ADMIN.password, ...user },
  })
  if (!post.ok()) throw new Error(await post.text())
  return email
}
