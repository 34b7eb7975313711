import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrillRequest } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { ask } from './shown-figures.ts'
import { untilShown } from './visitor.ts'

/**
 * The demo plants a release of the app that breaks it for 38 hours. From the Overview as it opens: a press on the day
 * that stands out, on what is unusual there, on a conversation.
 */
describe.skipIf(chromiumMissing() !== null)('a planted incident', { timeout: 120_000 }, () => {
  let demo: DemoProduct

  beforeAll(async () => {
    demo = await openDemoProduct()
  }, 180_000)
  afterAll(() => demo.close())

  it('is found from the Overview in three presses', async () => {
    const { page, faults, close } = await demo.enter()
    await page.goto('/overview')
    await untilShown(page)
    await pressDay(page, await dayOfTheRelease(page))
    const panel = page.getByRole('dialog')
    const unusual = panel.getByRole('region', { name: 'What is unusual here' })
    await unusual.getByRole('button', { name: /^Category: App/ }).click()
    await panel.getByRole('listitem').first().getByRole('button').click()

    await panel.getByRole('heading', { name: 'Conversation' }).waitFor()
    await panel.locator('li p').first().waitFor()
    const told = (await panel.locator('li p').allInnerTexts()).join(' ')
    expect(told).toMatch(/app|应用|客户端|版本|update|crash|闪退|更新/i)
    expect(faults).toEqual([])
    await close()
  })
})

interface PlacedDay {
  readonly day: string
  /** Among the days of the chart. */
  readonly index: number
  readonly count: number
}

/** The day with most cases about the app. */
async function dayOfTheRelease(page: Page): Promise<PlacedDay> {
  const to = new Date().toISOString().slice(0, 10)
  const from = new Date(Date.parse(to) - 27 * 86_400_000).toISOString().slice(0, 10)
  const { rows } = await ask(page, {
    metrics: ['cases_opened_count'],
    filters: { category: ['app'] },
    grain: 'day',
    from,
    to,
  })
  const counts = rows.map((row) => Number(row['cases_opened_count']))
  const index = counts.indexOf(Math.max(...counts))
  return { day: String(rows[index]?.['day']), index, count: counts.length }
}

/** Presses the day in the chart of volumes. Who aims by eye hits at once; here the width of the labels is guessed. */
async function pressDay(page: Page, { day, index, count }: PlacedDay): Promise<void> {
  const box = await page.getByRole('img', { name: /^Cases and first reply/ }).boundingBox()
  if (box === null) throw new Error('the chart is not drawn')
  const [left, width] = [box.x + 30, box.width - 85]
  for (const shift of [0, -1, 1]) {
    const asked = page.waitForRequest((request) => request.url().endsWith('/stands-out'))
    const x = left + ((index + 0.5 + shift) / count) * width
    await page.mouse.click(x, box.y + box.height * 0.6)
    const { cell } = (await asked).postDataJSON() as DrillRequest
    if (cell?.['day'] === day) return
    await page.keyboard.press('Escape')
  }
  throw new Error(`the chart does not show ${day} where it was looked for`)
}
