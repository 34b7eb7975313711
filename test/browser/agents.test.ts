import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AgentHours, ScoreAnswer } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask } from './shown-figures.ts'
import { ADMIN } from './sign-up.ts'
import { untilShown, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('agents', () => {
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

  /** `POST /api/v1/<path>` as the visitor. */
  async function post<Answer>(path: string, data: object, from = page): Promise<Answer> {
    const { origin } = new URL(from.url())
    const answer = await from.request.post(`/api/v1/${path}`, { headers: { origin }, data })
    if (!answer.ok()) throw new Error(await answer.text())
    return (await answer.json()) as Answer
  }
  /** The days of the page, as its first question had them. */
  async function visit(path: string): Promise<{ from: string; to: string }> {
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/v1/query'))
    await page.goto(path)
    const { from, to } = (await asked).postDataJSON() as { from: string; to: string }
    await untilShown(page)
    return { from, to }
  }
  const table = () => page.getByRole('table', { name: 'Agents and their peers' })

  it('shows of everybody what the API answers, scores best first', async () => {
    const days = await visit('/agents')
    const scores = await post<ScoreAnswer>('scores', days)
    const { rows } = await ask(page, {
      ...days,
      metrics: ['cases_resolved_count'],
      dimensions: ['agent'],
    })
    const ranked = scores.agents.filter(({ n, score }) => score !== null && n >= 10)
    const names = scores.names['agent'] ?? {}
    const lines = table().locator('tbody tr')
    expect(await lines.count()).toBeGreaterThanOrEqual(ranked.length)
    for (const [index, one] of ranked.slice(0, 5).entries()) {
      const line = lines.nth(index)
      expect(await line.locator('th').innerText()).toBe(names[one.agent ?? ''])
      const resolved = rows.find((row) => row['agent'] === one.agent)?.['cases_resolved_count']
      expect(await line.locator('.cases_resolved_count').innerText()).toBe(String(resolved))
      expect(await line.locator('.score .figure').innerText()).toBe(one.score?.value.toFixed(1))
      const place = `${String(one.rank?.best)}–${String(one.rank?.worst)} of ${String(one.peers)}`
      const sure = `${String(one.rank?.best)} of ${String(one.peers)}`
      expect([place, sure]).toContain(await line.locator('.rank').innerText())
    }
    expect(await findBarriers(page)).toEqual([])
  })

  it('compares with everybody when asked to, in the address too, and finds by name', async () => {
    await visit('/agents')
    await page.getByText('everybody', { exact: true }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?peers=all')
    await untilShown(page)
    const places = await table().locator('tbody .rank').allInnerTexts()
    const of = new Set(
      places.filter((text) => text.includes('of')).map((text) => text.split(' ')[2]),
    )
    expect(of.size).toBe(1)
    const first = await table().locator('tbody th').first().innerText()
    await page.getByRole('searchbox').fill(first)
    await expect.poll(() => table().locator('tbody tr').count()).toBe(1)
  })

  it('opens a figure to exactly its cases', async () => {
    await visit('/agents')
    const cell = table().locator('tbody tr').first().locator('.cases_resolved_count button')
    const counted = Number(await cell.innerText())
    await cell.click()
    await page
      .getByRole('dialog')
      .getByText(`${String(counted)} cases`)
      .waitFor()
  })

  it('shows of one agent the parts that make the score, the hours and a day', async () => {
    const days = await visit('/agents')
    const { agents } = await post<ScoreAnswer>('scores', days)
    const [best] = agents
    await table().locator('tbody a').first().click()
    await page.getByRole('table', { name: 'How each part moved it' }).waitFor()
    await untilShown(page)
    const points = await page.locator('td.sum').allInnerTexts()
    const sum = points.reduce((total, text) => total + Number(text.replace('−', '-')), 50)
    expect(Math.abs(sum - (best?.score?.value ?? 0))).toBeLessThan(0.4)
    const { total } = await post<AgentHours>('agent-hours', { ...days, agent: best?.agent })
    const minutes = Math.round(total.worked_secs / 60)
    const hours = `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`
    await page.getByText(`${hours} worked on ${String(total.days)} days`).waitFor()
    const day = page.getByRole('region', { name: 'One day' })
    await day.locator('.states i').first().waitFor({ state: 'attached' })
    const shown = await day.locator('strong').innerText()
    await day.getByRole('button', { name: 'Day before' }).click()
    await expect.poll(() => day.locator('strong').innerText()).not.toBe(shown)
    await untilShown(page)
    expect(await findBarriers(page)).toEqual([])
  })

  it('changes the weights for everybody, with what changes shown before, and back', async () => {
    await visit('/agents')
    await page.getByRole('button', { name: 'Weights of the score' }).click()
    const dialog = page.getByRole('dialog')
    const csat = dialog.getByRole('spinbutton', { name: 'Weight of CSAT' })
    await csat.fill('0')
    await dialog.getByText('What would change in this range').waitFor()
    await dialog.getByRole('button', { name: 'Save for everybody' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const account = await page.request.get('/api/v1/account')
    expect(await account.json()).toMatchObject({ score_weights: { csat: 0, reply: 20 } })
    await page.getByRole('button', { name: 'Weights of the score' }).click()
    await dialog.getByRole('button', { name: 'As delivered' }).click()
    await dialog.getByRole('button', { name: 'Save for everybody' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const after = await page.request.get('/api/v1/account')
    expect(await after.json()).toMatchObject({ score_weights: null })
  })

  it('shows an agent themselves alone, among peers without names', async () => {
    const days = await visit('/agents')
    const { agents, names } = await post<ScoreAnswer>('scores', days)
    const one = agents.find(({ parts, team }) => parts.length > 2 && team !== null)
    const email = await hire(page, String(one?.agent), String(one?.team))
    const own = await demo.enter({ email })
    await own.page.goto('/agents')
    await own.page.getByRole('heading', { name: 'My numbers' }).waitFor()
    await untilShown(own.page)
    expect(new URL(own.page.url()).pathname).toBe('/me')
    const score = own.page.getByRole('region', { name: 'My score against the peers' })
    // An agent is scored on the cases of their own teams, which alone they know of.
    const seen = await post<ScoreAnswer>('scores', days, own.page)
    const mine = seen.agents.find(({ agent }) => agent === one?.agent)
    expect(await score.locator('.figure strong').innerText()).toBe(mine?.score?.value.toFixed(1))
    const text = await own.page.locator('main').innerText()
    const others = Object.entries(names['agent'] ?? {}).filter(([id]) => id !== one?.agent)
    expect(others.filter(([, name]) => text.includes(name))).toEqual([])
    expect(await own.page.getByRole('link', { name: 'Agents', exact: true }).count()).toBe(0)
    const other = { ...days, agent: others[0]?.[0] }
    const hours = await post<AgentHours>('agent-hours', other, own.page)
    expect(hours).toMatchObject({ total: { worked_secs: 0 }, names: {} })
    expect(await findBarriers(own.page)).toEqual([])
    expect(own.faults).toEqual([])
    await own.close()
  })
})

/** Makes a user who is an agent of the demo. @returns the email to sign in with */
async function hire(page: Page, agent: string, team: string): Promise<string> {
  const { origin } = new URL(page.url())
  const headers = { origin }
  const name = 'Own team'
  const data = { name, calendar_id: null }
  await page.request.put(`/api/v1/teams/${encodeURIComponent(team)}`, { headers, data })
  const email = 'agent@example.com'
  const post = await page.request.post('/api/v1/users', {
    headers,
    data: {
      ...{ email, name: 'Agent', password: ADMIN.password, role: 'agent' },
      ...{ team_ids: [team], agents: [{ agent_id: agent, skills: [] }] },
    },
  })
  if (!post.ok()) throw new Error(await post.text())
  return email
}
