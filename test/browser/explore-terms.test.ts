import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Board, QueryAnswer, QueryRequest } from '../../domain/contract/public.ts'
import { valueFigure, valueName } from '../../charts/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask } from './shown-figures.ts'
import { overhang, untilShown, type Visitor } from './visitor.ts'

const TABLE = '/explore?metric=csat_ratio&metric=cases_resolved_count&by=channel&show=table'
const LEVEL = '/explore?metric=service_level_ratio&show=figures'

describe.skipIf(chromiumMissing() !== null)(
  'the terms of a question in Explore',
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

    /** What the page asked for, of the metrics and the filters that are given, with the answer's as_of. */
    async function asked(doing: () => Promise<unknown>, ...parts: readonly string[]) {
      const answered = page.waitForResponse((response) => {
        const body = response.request().postData() ?? ''
        return response.url().endsWith('/query') && parts.every((part) => body.includes(part))
      })
      await doing()
      const response = await answered
      const { meta } = (await response.json()) as QueryAnswer
      await untilShown(page)
      return { ...(response.request().postDataJSON() as QueryRequest), as_of: meta.as_of }
    }

    /** Chooses a dimension to narrow by and its value with most cases. @returns the value */
    async function narrowBy(name: string, dimension: string) {
      await page.getByRole('button', { name: '+ Narrow by' }).click()
      await page.getByRole('button', { name, exact: true }).click()
      const values = asked(
        () =>
          page
            .locator('.where')
            .getByRole('button', { name: `${name} all` })
            .click(),
        `"dimensions":["${dimension}"]`,
      )
      const { rows, names } = await ask(page, await values)
      const most = rows.find((row) => row[dimension] !== null)?.[dimension] ?? null
      return { key: most, text: valueName(dimension, most, { language: 'en', names }) }
    }

    it.each([
      ['Agent', 'agent'],
      ['Tag', 'tag'],
      ['Weekday', 'weekday'],
    ])('narrows by %s: the table shows what the API answers', async (name, dimension) => {
      await page.goto(TABLE)
      await untilShown(page)
      const { key, text } = await narrowBy(name, dimension)
      const request = await asked(
        () =>
          page
            .getByRole('checkbox', { name: new RegExp(`^${text}`) })
            .first()
            .check(),
        `"${dimension}":[`,
        '"dimensions":["channel"]',
      )
      expect(request.filters).toEqual({ [dimension]: [key] })
      const { rows } = await ask(page, request)
      const counts = rows.map((row) => Number(row['cases_resolved_count']).toLocaleString('en'))
      await page.keyboard.press('Escape')
      const shown = await page.locator('tbody tr td:nth-of-type(2)').allInnerTexts()
      expect(shown.toSorted()).toEqual(counts.toSorted())
      // The link is the whole question.
      await page.reload()
      await untilShown(page)
      await page.locator('.terms', { hasText: `${name}: ${text}` }).waitFor()
    })

    it('measures by the limit that is chosen, keeps it on a board, and says so there', async () => {
      await page.goto(LEVEL)
      await untilShown(page)
      const limit = page.getByRole('spinbutton', { name: 'In time means within' })
      const request = await asked(
        async () => {
          await limit.fill('300')
          await limit.press('Enter')
        },
        '"T":300',
        'compare',
      )
      expect(new URL(page.url()).searchParams.get('param.T')).toBe('300')
      const { rows } = await ask(page, request)
      const usual = await ask(page, { ...request, params: {} })
      const level = Number(rows[0]?.['service_level_ratio'])
      expect(level).toBeGreaterThan(Number(usual.rows[0]?.['service_level_ratio']))
      const { figure, unit } = valueFigure(level, 'ratio', 'en')
      const tile = page.getByRole('region', { name: 'Service level', exact: true })
      await tile.getByText(`${figure}${unit}`).waitFor()

      await page.getByRole('button', { name: 'Save to a board' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox', { name: 'Board' }).selectOption({ label: 'A new board' })
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.getByRole('link', { name: 'Open the board' }).click()
      await page.waitForURL(/\/boards\/[^/?]+$/)
      await page.getByText('in time means within 5 min').waitFor()
      await untilShown(page)
      await tile.getByText(`${figure}${unit}`).waitFor()
      const id = page.url().split('/').at(-1) ?? ''
      const board = (await (await page.request.get(`/api/v1/boards/${id}`)).json()) as Board
      expect(board.cards[0]?.card.params).toEqual({ T: 300 })
    })

    it('asks a card with the parameters of the metrics it draws alone', async () => {
      await page.goto('/explore?metric=csat_ratio&show=trend&param.T=40&where.rating_score=5')
      await untilShown(page)
      expect(await page.getByRole('spinbutton').count()).toBe(0)
      await page.goto('/explore?metric=csat_ratio&show=figures&where.rating_score=5')
      await page.getByRole('region', { name: 'CSAT', exact: true }).getByText('100').waitFor()
      await untilShown(page)
    })

    it('says which filter a metric has not', async () => {
      await page.goto('/explore?metric=occupancy_ratio&show=trend&where.tag=vip&case_kind=chat')
      await page.getByText('Occupancy cannot be filtered by Tag, Kind.').waitFor()
      const add = page.getByRole('button', { name: '+ Narrow by' })
      await add.click()
      const sla = page.getByRole('button', { name: 'SLA policy not of Occupancy' })
      expect(await sla.isDisabled()).toBe(true)
    })

    it('keeps nobody out, on a phone', async () => {
      const guest = await demo.enter({ width: 390, language: 'zh-CN' })
      await guest.page.goto(`${LEVEL}&param.T=30&where.weekday=0`)
      await untilShown(guest.page)
      await guest.page.locator('.where .trigger').first().click()
      await untilShown(guest.page)
      expect(await findBarriers(guest.page)).toEqual([])
      expect(await overhang(guest.page)).toBeLessThanOrEqual(0)
      expect(guest.faults).toEqual([])
      await guest.close()
    })
  },
)
