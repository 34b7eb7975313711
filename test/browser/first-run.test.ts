import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { findBarriers } from './find-barriers.ts'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { ACCOUNT, ADMIN } from './sign-up.ts'
import { openVisitor, overhang, untilShown, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('the first run', () => {
  let product: Product
  let browser: Browser
  let visitor: Visitor

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    visitor = await openVisitor(browser, { url: product.url })
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await product.stop()
  })

  it('sends who comes without the link to set-up, which says that the link is incomplete', async () => {
    const { page } = visitor
    await page.goto('/')
    await page.waitForURL('**/setup')
    expect(await page.getByRole('alert').innerText()).toMatch(/the whole link/)
  })

  it('names every missing field at once', async () => {
    const { page } = visitor
    await page.goto(product.setupLink ?? '')
    await page.getByRole('button', { name: 'Create the account' }).click()
    expect(await page.locator('.problem').allInnerTexts()).toHaveLength(4)
    expect(await page.getByLabel('Email').getAttribute('aria-invalid')).toBe('true')
    expect(await findBarriers(page)).toEqual([])
  })

  it('leads from the printed link to the first page, which says how data come in', async () => {
    const { page } = visitor
    await page.getByLabel('Your name').fill(ADMIN.name)
    await page.getByLabel('Email').fill(ADMIN.email)
    await page.getByLabel('Password').fill(ADMIN.password)
    await page.getByLabel('Name of the company').fill(ACCOUNT.account_name)
    await page.getByLabel('Time zone').selectOption(ACCOUNT.tz)
    await page.getByRole('button', { name: 'Create the account' }).click()
    await page.waitForURL('**/overview')
    await page.getByRole('heading', { name: 'Nothing has come in yet' }).waitFor()
    const ways = await page.locator('pre').allInnerTexts()
    expect(ways.join()).toMatch(/deskmetry import .*api\/v1\/events.*deskmetry demo/s)
    expect(await page.locator('header').innerText()).toContain('Shanghai time')
    expect(await findBarriers(page)).toEqual([])
  })

  it('works once: the link says that set-up is done', async () => {
    const { page } = visitor
    await page.goto(product.setupLink ?? '')
    await page.getByText('Deskmetry is set up already.').waitFor()
  })

  it('shows figures as soon as data came in', async () => {
    const { page } = visitor
    await product.run(['demo', '--cases', '200', '--days', '7'])
    await page.goto('/overview')
    await untilShown(page)
    const tile = page.getByRole('region', { name: 'New cases', exact: true })
    expect(await tile.locator('.value').innerText()).toMatch(/^[1-9]\d*$/)
  })

  it('lets out and asks who it is, and leads back to the page that was wanted', async () => {
    const { page } = visitor
    await page.getByRole('button', { name: ADMIN.name }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    expect(await findBarriers(page)).toEqual([])
    await page.goto('/overview?range=last-7')
    await page.waitForURL('**/sign-in?next=**')
    expect(visitor.faults).toEqual([])

    await page.getByLabel('Email').fill(ADMIN.email)
    await page.getByLabel('Password').fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await page.getByRole('alert').innerText()).toMatch(/do not match/)

    await page.getByLabel('Password').fill(ADMIN.password)
    await page.getByLabel('Password').press('Enter')
    await page.waitForURL('**/overview?range=last-7')
    await untilShown(page)
    expect(await page.getByRole('button', { name: 'Range' }).innerText()).toContain('Last 7 days')
    // A browser writes down every refusal by itself; there is no other fault.
    expect(visitor.faults).toEqual([expect.stringContaining('401')])
  })

  it.each(['/sign-in', '/setup', '/overview'])('fits a phone at %s', async (path) => {
    const phone = await openVisitor(browser, { url: product.url, width: 390 })
    await phone.page.goto(path)
    await phone.page.waitForLoadState('networkidle')
    expect(await overhang(phone.page)).toBe(0)
    expect(phone.faults).toEqual([])
    await phone.close()
  })
})
