import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { QueryAnswer, QueryRequest } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { ask, askedFigures, shownFigures } from './shown-figures.ts'
import { untilShown, type Visitor } from './visitor.ts'

const FIGURES = [
  'cases_resolved_count',
  'first_reply_p50_secs',
  'handle_mean_secs',
  'csat_ratio',
  'reopen_ratio',
]
type Frame = Omit<QueryRequest, 'metrics'>

describe.skipIf(chromiumMissing() !== null)(
  'the agents pages follow their view',
  { timeout: 120_000 },
  () => {
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

    /** Does something that changes the view, and gives the frame that the large figures were asked with. */
    async function asked(doing: () => Promise<unknown>): Promise<Frame> {
      const answered = page.waitForResponse((response) => {
        const body = response.request().postData() ?? ''
        const isQuery = response.url().endsWith('/query')
        return isQuery && body.includes('reopen_ratio') && body.includes('compare')
      })
      await doing()
      const response = await answered
      const { from, to, tz, filters } = response.request().postDataJSON() as QueryRequest
      const { meta } = (await response.json()) as QueryAnswer
      await untilShown(page)
      return { from, to, tz, filters, as_of: meta.as_of }
    }

    async function figuresEqual(frame: Frame): Promise<void> {
      expect(await shownFigures(page, FIGURES)).toEqual(await askedFigures(page, frame, FIGURES))
    }

    /** Of each agent in the table what they resolved, as the API says it. */
    async function tableEquals(frame: Frame): Promise<void> {
      const { rows, names } = await ask(page, {
        ...frame,
        metrics: ['cases_resolved_count'],
        dimensions: ['agent'],
      })
      const resolved = rows
        .filter((row) => row['agent'] !== null && row['cases_resolved_count'] !== 0)
        .map((row) => {
          const name = names['agent']?.[String(row['agent'])] ?? ''
          return `${name} ${Number(row['cases_resolved_count']).toLocaleString('en')}`
        })
      const lines = await page
        .getByRole('table', { name: 'Agents and their peers' })
        .locator('tbody tr')
        .evaluateAll((all) =>
          all.map((line) => {
            const text = (of: string) => line.querySelector<HTMLElement>(of)?.innerText ?? ''
            return `${text('th')} ${text('.cases_resolved_count')}`
          }),
        )
      // Who resolved nothing may be there for what else they did.
      const shown = lines.filter((line) => !/ (0|–)$/.test(line))
      expect(shown.toSorted()).toEqual(resolved.toSorted())
      expect(shown.length).toBeGreaterThan(3)
    }

    const lastWeek = async () => {
      await page.getByRole('button', { name: 'Range' }).click()
      await page.getByRole('radio', { name: 'Last 7 days' }).click()
    }
    const webChat = async () => {
      await page.getByRole('button', { name: 'Channel all' }).click()
      await page.getByRole('checkbox', { name: /^Web chat/ }).check()
    }

    it('of everybody: the figures and each line, after a range and after a filter', async () => {
      const whole = await asked(() => page.goto('/agents'))
      await figuresEqual(whole)
      await tableEquals(whole)
      const before = await shownFigures(page, FIGURES)

      const week = await asked(lastWeek)
      expect(new URL(page.url()).searchParams.get('range')).toBe('last-7')
      await figuresEqual(week)
      await tableEquals(week)
      expect(await shownFigures(page, FIGURES)).not.toEqual(before)

      const narrowed = await asked(webChat)
      expect(narrowed).toMatchObject({ from: week.from, filters: { channel: ['web_chat'] } })
      await page.keyboard.press('Escape')
      await figuresEqual(narrowed)
      await tableEquals(narrowed)
    })

    it('of one agent: the figures, after a range and after a filter', async () => {
      await asked(() => page.goto('/agents'))
      const link = page
        .getByRole('table', { name: 'Agents and their peers' })
        .locator('tbody a')
        .first()
      const whole = await asked(() => link.click())
      const [agent] = whole.filters?.['agent'] ?? []
      expect(decodeURIComponent(page.url())).toContain(String(agent))
      await figuresEqual(whole)

      const week = await asked(lastWeek)
      expect(week.filters).toEqual({ agent: [agent] })
      expect(new URL(page.url()).searchParams.get('range')).toBe('last-7')
      expect(week.from).not.toBe(whole.from)
      await figuresEqual(week)

      const narrowed = await asked(webChat)
      expect(narrowed.filters).toEqual({ agent: [agent], channel: ['web_chat'] })
      await page.keyboard.press('Escape')
      await figuresEqual(narrowed)
    })
  },
)
