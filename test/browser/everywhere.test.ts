import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { untilShown, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('what every page has', () => {
  let demo: DemoProduct
  let visitor: Visitor

  beforeAll(async () => {
    demo = await openDemoProduct()
  }, 180_000)
  afterAll(() => demo.close())
  beforeEach(async () => {
    visitor = await demo.enter()
  })
  afterEach(async () => {
    expect(visitor.faults).toEqual([])
    await visitor.close()
  })

  it('takes a card along as a workbook, as CSV and as a picture, named by what and when', async () => {
    const { page } = visitor
    await page.goto('/overview')
    await untilShown(page)
    const kept: Record<string, Buffer> = {}
    for (const way of [/^Excel/, /^CSV/, /^Picture/]) {
      await page.getByRole('button', { name: /^Export Cases and first reply/ }).click()
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: way }).click()
      const download = await downloading
      const name = download.suggestedFilename()
      expect(name).toMatch(
        /^Cases-and-first-reply-P90_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.(xlsx|csv|png)$/,
      )
      kept[name.slice(name.lastIndexOf('.') + 1)] = await readFile(await download.path())
    }
    expect(kept['xlsx']?.toString('latin1', 0, 2)).toBe('PK')
    expect(kept['png']?.toString('latin1', 1, 4)).toBe('PNG')
    expect(kept['csv']?.toString('utf8')).toMatch(/^\uFEFFday,cases_opened_count,/)
  })

  it('sets a target, and its figure says whether it is met', async () => {
    const { page } = visitor
    await page.goto('/targets')
    await page.getByRole('button', { name: 'New target' }).first().click()
    await page.getByLabel('Metric').selectOption({ label: 'CSAT' })
    await page.getByLabel('Value').fill('much')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This cannot be read as a value').waitFor()
    await page.getByLabel('Value').fill('99.9')
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('at least 99.9 %').waitFor()
    await page.goto('/overview')
    await page.getByText('target ≥ 99.9 %').first().waitFor()
    const tile = page.getByRole('region', { name: 'CSAT', exact: true })
    expect(await tile.textContent()).toContain('missed')
  })

  it('deletes a target, asked twice, and its figure says nothing of it any more', async () => {
    const { page } = visitor
    await page.goto('/targets')
    const line = page.getByRole('listitem').filter({ hasText: 'at least 99.9 %' })
    await line.getByRole('button', { name: /^Delete/ }).click()
    expect(await findBarriers(page)).toEqual([])
    await line.getByRole('button', { name: /^Delete from now on/ }).click()
    await line.waitFor({ state: 'detached' })
    await page.goto('/overview')
    await untilShown(page)
    expect(await page.getByText('target ≥ 99.9 %').count()).toBe(0)
  })

  it('leads from how far data reach to how they come in', async () => {
    const { page } = visitor
    await page.goto('/overview')
    await page.getByRole('link', { name: /^data until/ }).click()
    await page.getByRole('heading', { name: 'Data health' }).waitFor()
    await page.getByRole('rowheader', { name: 'demo' }).waitFor()
    await untilShown(page)
    expect(await findBarriers(page)).toEqual([])
  })

  it('lists a record that was turned away with its reason, and lets it go', async () => {
    const { page } = visitor
    const origin = demo.product.url
    const sent = await page.request.post('/api/v1/events?source=shop', {
      headers: { origin },
      data: [{ event_id: 'wrong', type: 'case.opened', occurred_at: 'soon' }],
    })
    expect(await sent.json()).toMatchObject({ rejected_count: 1 })
    await page.goto('/data-health')
    await page.getByRole('button', { name: 'Show the record' }).click()
    expect(await page.getByLabel('The record').inputValue()).toContain('"soon"')
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('Nothing was turned away.').waitFor()
  })

  it('goes by keys, and lists them', async () => {
    const { page } = visitor
    await page.goto('/overview')
    await untilShown(page)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'detached' })
    await page.keyboard.press('r')
    await page.getByRole('dialog', { name: 'Range' }).waitFor()
    await page.keyboard.press('Escape')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await page.waitForURL('**/data-health')
  })

  it('leaves the frame out on paper', async () => {
    const { page } = visitor
    await page.goto('/overview')
    await untilShown(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Overview' }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
  })

  it('puts every row and every column on paper, in the dark too', async () => {
    const guest = await demo.enter({ theme: 'dark' })
    const { page } = guest
    await page.goto('/explore?metric=cases_opened_count&by=category&show=pivot&grain=day')
    await untilShown(page)
    const columns = await page.locator('thead th').count()
    await page.emulateMedia({ media: 'print' })
    const tables = page.locator('.answer table')
    // Eight beside each other, each with its name of rows.
    await expect.poll(() => tables.count()).toBe(Math.ceil((columns - 1) / 8))
    const isLight = () => page.evaluate(() => document.documentElement.dataset['theme'])
    await expect.poll(isLight).toBe('light')
    await page.emulateMedia({ media: 'screen' })
    await page.goto('/explore?metric=cases_opened_count&by=agent&by=category&show=table')
    await untilShown(page)
    const rows = await page.locator('table[aria-rowcount]').getAttribute('aria-rowcount')
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
    const sheets = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    // No more than fifty rows stand on a sheet.
    expect(sheets).toBeGreaterThanOrEqual(Math.ceil(Number(rows) / 50))
    expect(guest.faults).toEqual([])
    await guest.close()
  })
})
