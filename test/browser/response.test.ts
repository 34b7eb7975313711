import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { formatCount, formatPercent, metricName, valueFigure } from '../../charts/public.ts'
import type {
  BreachAnswer,
  DistributionAnswer,
  DrillAnswer,
  QueryRequest,
} from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask, caseIds, figure } from './shown-figures.ts'
import { overhang, untilShown, type Visitor } from './visitor.ts'

const PAGES = {
  volume: ['cases_opened_count', 'cases_resolved_count', 'messages_in_count', 'backlog_count'],
  response: ['first_reply_p50_secs', 'reply_p90_secs', 'full_resolution_p90_secs', 'sla_hit_ratio'],
} as const

describe.skipIf(chromiumMissing() !== null)('Volume and Response & SLA', () => {
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

  /** Opens an address; the frame that the page asked `path` with. */
  async function visit(address: string, path: string): Promise<Frame> {
    const asked = page.waitForRequest((request) => request.url().endsWith(`/api/v1/${path}`))
    await page.goto(address)
    const { from, to, tz, filters } = (await asked).postDataJSON() as QueryRequest
    await untilShown(page)
    return { from, to, tz, filters }
  }

  async function post<Answer>(path: string, data: object): Promise<Answer> {
    const headers = { origin: demo.product.url }
    const answer = await page.request.post(`/api/v1/${path}`, { headers, data })
    if (!answer.ok()) throw new Error(await answer.text())
    return (await answer.json()) as Answer
  }

  it.each(['volume', 'response'] as const)('show on %s what the API answers', async (name) => {
    for (const search of ['', '?range=last-7', '?channel=app']) {
      const frame = await visit(`/${name}${search}`, 'distribution')
      const { rows, columns } = await ask(page, { ...frame, metrics: [...PAGES[name]] })
      for (const metric of PAGES[name]) {
        const value = rows[0]?.[metric]
        const unit = columns.find(({ id }) => id === metric)?.unit ?? 'count'
        const expected = valueFigure(typeof value === 'number' ? value : null, unit, 'en')
        const shown = await figure(page, metricName(metric, 'en')).innerText()
        expect(plain(shown)).toBe(plain(`${expected.figure}${expected.unit}`))
      }
    }
  })

  it.each([
    ['/response', 'Distribution', 'first_reply_p90_secs', 300],
    ['/volume', 'Age of the backlog', 'backlog_age_p90_secs', 86_400],
  ] as const)(
    'on %s has bands that count all, and open to their cases',
    async (at, name, metric, limit) => {
      const frame = await visit(at, 'distribution')
      const tile = page.getByRole('region', { name, exact: true })
      const { bands, n } = await post<DistributionAnswer>('distribution', { ...frame, metric })
      const within = bands.find(({ at_most }) => at_most === limit)?.within.share ?? null
      expect(await tile.locator('.share strong').innerText()).toBe(formatPercent(within))
      expect(await tile.locator('.share').innerText()).toContain(`n ${formatCount(n, 'en')}`)
      const counts = await tile.locator('.band .count').allInnerTexts()
      expect(counts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(n)
      const held = bands.filter(({ count }) => count > 0 && count <= 100)
      const band = held[0] ?? { above: null, at_most: null, count: 0 }
      const bars = tile.locator('button.band')
      const place = bands.filter(({ count }) => count > 0).findIndex((one) => one === band)
      await bars.nth(place).click()
      const listed = page.getByRole('dialog').locator('.id')
      await expect.poll(() => listed.count()).toBeGreaterThan(0)
      const { above, at_most } = band
      const drilled = await post<DrillAnswer>('drill', {
        ...frame,
        metric,
        band: { above, at_most },
      })
      expect(await caseIds(listed)).toEqual(drilled.cases.map(({ case_id }) => case_id))
      expect(drilled.cases.reduce((sum, { count }) => sum + count, 0)).toBe(band.count)
    },
  )

  it('shows another time when it is chosen', async () => {
    const frame = await visit('/response', 'distribution')
    const tile = page.getByRole('region', { name: 'Distribution', exact: true })
    await tile.getByRole('combobox', { name: 'Which time' }).selectOption('Full resolution')
    const metric = 'full_resolution_p90_secs'
    const { n } = await post<DistributionAnswer>('distribution', { ...frame, metric })
    await expect
      .poll(() => tile.locator('.share').innerText())
      .toContain(`n ${formatCount(n, 'en')}`)
  })

  it('lists the broken promises, the latest first, each opening its case', async () => {
    const frame = await visit('/response', 'breaches')
    const tile = page.getByRole('region', { name: 'Broken promises' })
    const { breaches, total } = await post<BreachAnswer>('breaches', { ...frame, limit: 40 })
    await tile.getByText(`${formatCount(total, 'en')}, latest first`).waitFor()
    await tile.getByRole('button', { name: /^Show \d+ more$/ }).click()
    const ids = tile.locator('.id')
    await expect.poll(() => ids.count()).toBe(Math.min(40, total))
    expect(await caseIds(ids)).toEqual(breaches.map(({ case_id }) => case_id))
    const { rows } = await ask(page, { ...frame, metrics: ['sla_hit_ratio'] })
    const n = Number(rows[0]?.['sla_hit_ratio__n'])
    expect(total).toBe(n - Math.round(Number(rows[0]?.['sla_hit_ratio']) * n))
    await tile.locator('ol button').first().click()
    const panel = page.getByRole('dialog')
    await panel.getByTitle(breaches[0]?.case_id ?? '', { exact: true }).waitFor()
    await panel.getByText('missed').first().waitFor()
  })

  it('keeps to one promise when one is chosen', async () => {
    const frame = await visit('/response', 'breaches')
    const tile = page.getByRole('region', { name: 'Broken promises' })
    await tile.getByRole('combobox').selectOption('Next reply')
    const target = 'next_reply'
    const { total } = await post<BreachAnswer>('breaches', { ...frame, target, limit: 1 })
    await tile.getByText(`${formatCount(total, 'en')}, latest first`).waitFor()
  })

  it.each(['/volume', '/response'])('keeps nobody out of %s, in any theme or width', async (at) => {
    for (const [theme, width, language] of [
      ['light', 1440, 'en'],
      ['dark', 390, 'zh-CN'],
    ] as const) {
      const other = await demo.enter({ theme, width, language })
      await other.page.goto(at)
      await untilShown(other.page)
      expect(await findBarriers(other.page)).toEqual([])
      expect(await overhang(other.page)).toBeLessThanOrEqual(0)
      expect(other.faults).toEqual([])
      await other.close()
    }
  })
})

type Frame = Pick<QueryRequest, 'from' | 'to' | 'tz' | 'filters'>

const plain = (text: string) => text.replaceAll(/\s/g, '')
