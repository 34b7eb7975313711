import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask } from './shown-figures.ts'
import { overhang, untilShown, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('annotations', () => {
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

  const flag = (label: string) => page.getByRole('button', { name: new RegExp(label) })
  const visit = async (path: string) => {
    await page.goto(path)
    await untilShown(page)
  }
  const post = async (data: object) => {
    const origin = demo.product.url
    const sent = await page.request.post('/api/v1/annotations', { headers: { origin }, data })
    expect(sent.status(), await sent.text()).toBe(201)
  }

  it('made on a chart of the Overview stands on every chart of the same days, asked for once a page', async () => {
    await visit('/overview')
    await page.getByRole('button', { name: /^Annotate Cases and first reply/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Annotate' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Needed.').waitFor()
    await dialog.getByLabel('What happened').fill('Refunds fail')
    await dialog.getByLabel('Kind').selectOption({ label: 'Incident' })
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await flag('Incident: Refunds fail, .*, by Ada').waitFor()

    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/annotations')) asked.push(request.url())
    })
    await visit('/volume')
    await flag('Refunds fail').first().waitFor()
    expect(await flag('Refunds fail').count()).toBeGreaterThan(1)
    expect(asked).toHaveLength(1)
    await visit('/volume?range=last-month&tz=UTC')
    expect(await flag('Refunds fail').count()).toBe(0)
  })

  it('tells by pointer and by key what it stands for, and in the table of the chart', async () => {
    await post({ kind: 'release', label: 'App 8.2', starts_at: new Date().toISOString() })
    await visit('/overview')
    const sign = flag('Release: App 8.2').first()
    await sign.focus()
    const said = page.getByRole('listitem').filter({ hasText: 'App 8.2' }).first()
    await said.waitFor()
    expect(await said.textContent()).toMatch(/Release.*App 8\.2.*by Ada/s)
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await said.waitFor({ state: 'hidden' })
    await sign.hover()
    await said.waitFor()
    const table = page.getByRole('table', { name: /^Cases and first reply/ })
    expect(await table.getByRole('row').last().textContent()).toContain('Release: App 8.2')
    const shown = await said.boundingBox()
    expect(shown?.x).toBeGreaterThan(0)
  })

  it('says it within the width of a phone', async () => {
    const phone = await demo.enter({ width: 390 })
    await phone.page.goto('/overview')
    await untilShown(phone.page)
    const sign = phone.page.locator('.flag .sign').first()
    await sign.focus()
    const box = await phone.page.locator('.flag ul:visible').boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect(await overhang(phone.page)).toBe(0)
    await phone.close()
  })

  it('about one team is hidden where the filters leave other teams', async () => {
    await visit('/volume')
    const now = new Date().toISOString()
    const day = now.slice(0, 10)
    const { rows } = await ask(page, {
      from: new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10),
      to: day,
      metrics: ['cases_opened_count'],
      dimensions: ['team'],
    })
    const [one, other] = rows.map((row) => row['team']).filter((team) => typeof team === 'string')
    await post({ kind: 'other', label: 'Team day', starts_at: now, scope: { team: [one] } })
    const at = (team: unknown) => `/volume?team=${encodeURIComponent(String(team))}`
    await visit('/volume')
    await flag('Team day').first().waitFor()
    await visit(at(one))
    await flag('Team day').first().waitFor()
    await visit(at(other))
    await flag('Refunds fail').first().waitFor()
    expect(await flag('Team day').count()).toBe(0)
  })

  it('begins with the day that was pressed', async () => {
    await visit('/overview')
    const chart = page.getByRole('img', { name: /^Cases and first reply/ })
    const box = await chart.boundingBox()
    await chart.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } })
    await page.getByRole('button', { name: /^Annotate \w{3} \d/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Annotate' })
    const from = await dialog.getByLabel('From').inputValue()
    const until = await dialog.getByLabel('Until').inputValue()
    expect(from).toMatch(/T00:00$/)
    expect(Date.parse(`${until}Z`) - Date.parse(`${from}Z`)).toBe(86_400_000)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  it('are listed, changed and, asked twice, deleted', async () => {
    await post({ kind: 'promotion', label: 'Sale', starts_at: '2026-01-05T00:00:00Z' })
    await visit('/annotations')
    await page.getByRole('button', { name: 'Sale', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the annotation' })
    await dialog.getByLabel('What happened').fill('Spring sale')
    await dialog.getByText('Channel', { exact: false }).click()
    await dialog.getByRole('checkbox').first().check()
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    const line = page.getByRole('listitem').filter({ hasText: 'Spring sale' })
    await line.getByText('Channel: ', { exact: false }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await line.getByRole('button', { name: /^Delete/ }).click()
    await line.getByRole('button', { name: /^Delete for everyone/ }).click()
    await line.waitFor({ state: 'detached' })
  })
})
