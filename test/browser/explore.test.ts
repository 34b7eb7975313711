import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Board, DrillAnswer, QueryRequest } from '../../domain/contract/public.ts'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { ask, caseIds } from './shown-figures.ts'
import { makeBoard, manyRows, mostOf } from './explore-cast.ts'
import { ADMIN } from './sign-up.ts'
import { overhang, untilShown, type Visitor } from './visitor.ts'

const AGENTS = '/explore?metric=cases_resolved_count&metric=csat_ratio&by=agent&show=table'

describe.skipIf(chromiumMissing() !== null)('Explore and boards', { timeout: 120_000 }, () => {
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

  /** Opens the page and gives the question that its card asked. */
  async function asked(doing: () => Promise<unknown>, metric: string): Promise<QueryRequest> {
    const answered = page.waitForResponse((response) => {
      const body = response.request().postData() ?? ''
      return (
        response.url().endsWith('/query') && body.includes(metric) && body.includes('dimensions')
      )
    })
    await doing()
    const response = await answered
    const { meta } = (await response.json()) as { meta: { as_of: string } }
    await untilShown(page)
    return { ...(response.request().postDataJSON() as QueryRequest), as_of: meta.as_of }
  }

  it('shows the numbers that the API answers, and asks anew with every choice', async () => {
    const request = await asked(() => page.goto(AGENTS), 'cases_resolved_count')
    const { rows } = await ask(page, request)
    const most = mostOf(rows)
    const first = page.locator('tbody tr').first().locator('td').first()
    expect(await first.innerText()).toBe(most.toLocaleString('en'))
    const by = await asked(async () => {
      await page.getByRole('button', { name: 'And by' }).click()
      await page.getByRole('button', { name: 'Channel', exact: true }).click()
    }, 'csat_ratio')
    expect(by.dimensions).toEqual(['agent', 'channel'])
    expect(new URL(page.url()).searchParams.getAll('by')).toEqual(['agent', 'channel'])
    const pivot = await asked(
      () => page.getByText('Pivot', { exact: true }).click(),
      'cases_resolved',
    )
    expect(pivot.metrics).toEqual(['cases_resolved_count'])
    await page.getByText('This picture leaves out: CSAT.').waitFor()
    await page.goBack()
    await page.goBack()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('by')).toEqual(['agent'])
    await untilShown(page)
  })

  it('opens a figure of a pivot to exactly the cases that it counted', async () => {
    const path = '/explore?metric=cases_opened_count&by=category&by=channel&show=pivot'
    const request = await asked(() => page.goto(path), 'cases_opened_count')
    const figure = page.locator('td .figure').first()
    const counted = Number(await figure.innerText())
    await figure.click()
    const panel = page.getByRole('dialog')
    await panel.getByText(`${String(counted)} cases`).waitFor()
    const shown = await caseIds(panel.locator('.id'))
    const { rows } = await ask(page, request)
    const hit = rows.find((row) => row['cases_opened_count'] === counted) ?? {}
    const { metrics: _metrics, dimensions: _dimensions, compare: _compare, ...frame } = request
    const drill = await page.request.post('/api/v1/drill', {
      headers: { origin: demo.product.url },
      data: {
        ...frame,
        metric: 'cases_opened_count',
        cell: { category: hit['category'], channel: hit['channel'] },
        limit: 1000,
      },
    })
    const { cases, total } = (await drill.json()) as DrillAnswer
    expect(total).toBe(counted)
    expect(cases.map((one) => one.case_id).slice(0, shown.length)).toEqual(shown)
  })

  it('says beforehand what does not go together', async () => {
    await page.goto('/explore?metric=occupancy_ratio&by=category&show=table')
    await page.getByText(/Occupancy cannot be split by Category\./).waitFor()
    await page.goto('/explore?metric=occupancy_ratio&show=trend')
    await untilShown(page)
    await page.getByRole('button', { name: '+ Split by' }).click()
    expect(await page.getByRole('button', { name: 'Category not of Occupancy' }).isDisabled()).toBe(
      true,
    )
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add a metric' }).click()
    await page.getByRole('searchbox', { name: 'Find a metric' }).fill('csat')
    await page.getByRole('checkbox', { name: 'CSAT', exact: true }).check()
    await expect
      .poll(() => new URL(page.url()).searchParams.getAll('metric'))
      .toEqual(['occupancy_ratio', 'csat_ratio'])
    await page.keyboard.press('Escape')
    await untilShown(page)
  })

  it('scrolls a table of 100,000 rows smoothly, with as many of them drawn as are in sight', async () => {
    await page.route('**/api/v1/query', async (route) => {
      const body = route.request().postDataJSON() as QueryRequest
      if (!body.dimensions?.includes('tag')) return route.continue()
      const answer = await ask(page, body)
      const rows = manyRows()
      return route.fulfill({ json: { ...answer, rows } })
    })
    await page.goto(`${AGENTS}&by=tag`)
    await page.getByRole('button', { name: 'Show all 100,000' }).click()
    const box = page.locator('.scroll.long')
    const frames = await box.evaluate(async (element) => {
      const times: number[] = []
      let before = performance.now()
      for (let step = 1; step <= 60; step += 1) {
        element.scrollTop = step * 50_000
        await new Promise((done) => requestAnimationFrame(done))
        times.push(performance.now() - before)
        before = performance.now()
      }
      return times.toSorted((a, b) => a - b)
    })
    expect(frames[30]).toBeLessThan(100)
    expect(await box.locator('tbody tr').count()).toBeLessThan(80)
    await box.evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await page.locator('[aria-rowindex="100001"]').waitFor()
    console.info(
      `frames of a table of 100,000 rows, ms: median ${String(frames[30])}, worst ${String(frames[59])}`,
    )
  })

  it('keeps the view with the question: range and filters change the answer', async () => {
    await asked(() => page.goto(AGENTS), 'cases_resolved_count')
    await page.getByRole('button', { name: 'Range' }).click()
    const week = await asked(
      () => page.getByRole('radio', { name: 'Last 7 days' }).click(),
      'cases_resolved_count',
    )
    const address = new URL(page.url()).searchParams
    expect([address.get('range'), address.get('show')]).toEqual(['last-7', 'table'])
    const { rows } = await ask(page, week)
    const most = mostOf(rows)
    const first = page.locator('tbody tr').first().locator('td').first()
    expect(await first.innerText()).toBe(most.toLocaleString('en'))
  })

  it('saves a question to a new board, which arranges it by keys and by mouse and keeps it', async () => {
    await asked(() => page.goto(AGENTS), 'cases_resolved_count')
    await page.getByRole('button', { name: 'Save to a board' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name of the card').fill('Who resolves')
    await dialog.getByRole('combobox', { name: 'Board' }).selectOption({ label: 'A new board' })
    await dialog.getByLabel('Name of the board').fill('Morning')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('link', { name: 'Open the board' }).click()
    await page.getByRole('region', { name: 'Who resolves' }).waitFor()
    await untilShown(page)
    const id = page.url().split('/').at(-1) ?? ''
    const read = async () =>
      (await (await page.request.get(`/api/v1/boards/${id}`)).json()) as Board
    expect((await read()).cards[0]).toMatchObject({ place: { x: 0, y: 0, w: 6, h: 6 } })

    await page.getByRole('button', { name: 'Arrange' }).click()
    await page.getByRole('button', { name: 'Move, size or remove: Who resolves' }).click()
    await page.getByRole('button', { name: 'Move right' }).click()
    await page.getByRole('button', { name: 'Wider' }).click()
    await expect
      .poll(async () => (await read()).cards[0]?.place)
      .toEqual({ x: 1, y: 0, w: 7, h: 6 })
    await page.keyboard.press('Escape')

    const grip = await page.locator('.grip').boundingBox()
    const { x, y } = grip ?? { x: 0, y: 0 }
    await page.mouse.move(x + 40, y + 10)
    await page.mouse.down()
    await page.mouse.move(x + 200, y + 14, { steps: 8 })
    await page.mouse.move(x + 460, y + 14, { steps: 8 })
    await page.mouse.up()
    await expect.poll(async () => (await read()).cards[0]?.place.x).toBeGreaterThan(3)

    await page.getByRole('button', { name: 'Move, size or remove: Who resolves' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('region', { name: 'Who resolves' }).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect.poll(async () => (await read()).cards.length).toBe(1)
  })

  it('loses no arrangement when saving fails, nor when somebody else saved', async () => {
    const id = await makeBoard(page, 'Fragile')
    await page.goto(`/boards/${id}`)
    await untilShown(page)
    await page.route(`**/api/v1/boards/${id}`, (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 429, body: '{}' })
        : route.continue(),
    )
    await page.getByRole('button', { name: 'Arrange' }).click()
    await page.getByRole('button', { name: /^Move, size or remove/ }).click()
    await page.getByRole('button', { name: 'Taller' }).click()
    await page.getByText(/^Not saved:/).waitFor()
    await page.unroute(`**/api/v1/boards/${id}`)
    // Even over a new visit it is there, and is saved now that saving works.
    await page.reload()
    await untilShown(page)
    const read = async () =>
      (await (await page.request.get(`/api/v1/boards/${id}`)).json()) as Board
    await expect.poll(async () => (await read()).cards[0]?.place.h).toBe(5)

    const { version, sharing, cards } = await read()
    await page.request.put(`/api/v1/boards/${id}`, {
      headers: { origin: demo.product.url },
      data: { version, name: 'By another', sharing, cards },
    })
    await page.getByRole('button', { name: 'Arrange' }).click()
    await page.getByRole('button', { name: /^Move, size or remove/ }).click()
    await page.getByRole('button', { name: 'Taller' }).click()
    await page.getByText('Somebody else changed this board meanwhile.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Save mine over it' }).click()
    await expect.poll(async () => (await read()).cards[0]?.place.h).toBe(6)
    // Refusals that are meant: the browser reports them all the same.
    const meant = visitor.faults.filter((fault) => /status of (409|429)/.test(fault))
    expect(meant).toHaveLength(2)
    ;(visitor.faults as string[]).splice(0)
  })

  it('shows a shared board to others with their own eyes, without the tools', async () => {
    await makeBoard(page, 'For all', { kind: 'everyone' })
    const hidden = await makeBoard(page, 'Mine alone')
    const email = 'reader@example.com'
    const post = await page.request.post('/api/v1/users', {
      headers: { origin: demo.product.url },
      data: { email, name: 'Reader', password: ADMIN.password, role: 'planner' },
    })
    expect(post.status()).toBe(201)
    const reader = await demo.enter({ email })
    await reader.page.goto('/boards')
    await reader.page.getByRole('link', { name: 'For all' }).click()
    await reader.page.getByRole('region', { name: /New cases/ }).waitFor()
    await untilShown(reader.page)
    expect(await reader.page.getByRole('button', { name: 'Arrange' }).count()).toBe(0)
    expect((await reader.page.request.get(`/api/v1/boards/${hidden}`)).status()).toBe(404)
    expect(reader.faults).toEqual([])
    await reader.close()
  })

  it('is renamed, duplicated and deleted', async () => {
    const id = await makeBoard(page, 'Old name')
    await page.goto(`/boards/${id}`)
    await untilShown(page)
    const more = page.getByRole('button', { name: 'More about this board' })
    await more.click()
    await page.getByRole('button', { name: 'Name and sharing' }).click()
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('New name')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'New name', level: 1 }).waitFor()
    await more.click()
    await page.getByRole('button', { name: 'Duplicate' }).click()
    await page.getByRole('heading', { name: 'New name (copy)' }).waitFor()
    await more.click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('link', { name: 'New name', exact: true }).waitFor()
    expect(await page.getByText('New name (copy)').count()).toBe(0)
  })

  it.each([1440, 390])('keeps nobody out, %s wide', async (width) => {
    const id = await makeBoard(page, 'Open to all')
    const guest = await demo.enter({ width, language: 'zh-CN' })
    for (const path of [AGENTS, '/boards', `/boards/${id}`]) {
      await guest.page.goto(path)
      await untilShown(guest.page)
      expect(await findBarriers(guest.page)).toEqual([])
      expect(await overhang(guest.page)).toBeLessThanOrEqual(0)
    }
    await guest.page.getByRole('button', { name: /编辑布局|Arrange/ }).click()
    await untilShown(guest.page)
    expect(await findBarriers(guest.page)).toEqual([])
    expect(guest.faults).toEqual([])
    await guest.close()
  })
})
