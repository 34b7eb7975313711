import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { findBarriers } from './find-barriers.ts'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { ADMIN, completeSetup, signIn } from './sign-up.ts'
import { openVisitor, overhang, type Visitor } from './visitor.ts'

describe.skipIf(chromiumMissing() !== null)('people', () => {
  let product: Product
  let browser: Browser
  let admin: Visitor

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    await completeSetup(product.url, product.setupLink)
    admin = await openVisitor(browser, { url: product.url })
    await signIn(admin.page, product.url)
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await product.stop()
  })

  let link = ''

  it('are invited by a link that is shown once', async () => {
    const { page } = admin
    await page.goto('/people')
    await page.getByLabel('Name of the team').fill('Tmall')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('0 people').waitFor()
    await page.getByRole('button', { name: 'Invite' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Email').fill('li@example.com')
    await dialog.getByLabel('Tmall').check()
    await dialog.getByLabel('Skills and languages').fill('refund, en')
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Make the invitation' }).click()
    link = await dialog.getByLabel('Link').inputValue()
    expect(link).toMatch(/\/invitation#token=[\w-]{43}$/)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByText('Invited, not yet here').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  it('come in by it with a name and a password, once', async () => {
    const li = await openVisitor(browser, { url: product.url })
    await li.page.goto(link)
    await li.page.getByText('For li@example.com').waitFor()
    await li.page.getByRole('button', { name: 'Come in' }).click()
    expect(await li.page.locator('.problem').allInnerTexts()).toHaveLength(2)
    expect(await findBarriers(li.page)).toEqual([])
    await li.page.getByLabel('Your name').fill('李伟')
    await li.page.getByLabel('Password').fill(ADMIN.password)
    await li.page.getByRole('button', { name: 'Come in' }).click()
    await li.page.waitForURL('**/desk')

    for (const path of ['/people', '/webhooks', '/targets', '/desk-settings/queues']) {
      await li.page.goto(path)
      await li.page.getByRole('heading', { name: 'This page is not for your role' }).waitFor()
      await li.page.waitForLoadState('networkidle')
    }
    expect(await findBarriers(li.page)).toEqual([])
    await li.page.getByRole('link', { name: 'Back to the start' }).click()
    await li.page.waitForURL('**/desk')
    expect(li.faults).toEqual([])

    const late = await openVisitor(browser, { url: product.url })
    await late.page.goto(link)
    expect(await late.page.getByRole('alert').innerText()).toContain('not valid')
  })

  it('are seen with team and skills, signed out by an administrator, given a new password', async () => {
    const { page } = admin
    await page.goto('/people')
    await page.getByRole('button', { name: '李伟' }).click()
    const panel = page.getByRole('dialog')
    expect(await panel.getByLabel('Skills and languages').inputValue()).toBe('refund, en')
    expect(await panel.getByLabel('Tmall').isChecked()).toBe(true)
    await panel.getByRole('button', { name: 'End', exact: true }).click()
    await panel.getByText('Nowhere').waitFor()
    await panel.getByRole('button', { name: 'Make a link' }).click()
    const reset = await panel.getByLabel('Link', { exact: true }).inputValue()
    expect(await findBarriers(page)).toEqual([])

    const li = await openVisitor(browser, { url: product.url })
    await li.page.goto(reset)
    await li.page.getByLabel('Password').fill('a wholly other phrase')
    await li.page.getByRole('button', { name: 'Set the password' }).click()
    await li.page.getByText('The new password works now.').waitFor()
  })

  it('a team is renamed and gets other people; both are there at once', async () => {
    const { page } = admin
    await page.goto('/people')
    await page.getByRole('button', { name: 'Tmall' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('Name of the team').fill('')
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.getByText('Needed.').waitFor()
    await panel.getByLabel('Name of the team').fill('Taobao')
    await panel.getByRole('button', { name: 'Remove 李伟' }).click()
    await panel.getByRole('combobox', { name: 'Who is in it' }).selectOption(ADMIN.name)
    expect(await findBarriers(page)).toEqual([])
    await panel.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: ADMIN.name }).getByText('Taobao').waitFor()
    await page.getByText('1 people').waitFor()
    expect(await page.getByText('Tmall').count()).toBe(0)
  })

  it('make tokens and webhooks; an address within the house is refused and says so', async () => {
    const { page } = admin
    await page.goto('/tokens')
    await page.getByRole('button', { name: 'New token' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('export')
    await dialog.getByLabel('Read figures').check()
    await dialog.getByRole('button', { name: 'Make the token' }).click()
    expect(await dialog.getByLabel('Token', { exact: true }).inputValue()).toMatch(/^dm_/)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByText('never used').waitFor()
    expect(await findBarriers(page)).toEqual([])

    await page.goto('/webhooks')
    await page.getByRole('button', { name: 'New webhook' }).click()
    await dialog.getByLabel('Address').fill('https://169.254.169.254/hook')
    await dialog.getByRole('button', { name: 'Make the webhook' }).click()
    await dialog.getByText('it leads to an address that is not public').waitFor()
    await dialog.getByLabel('Address').fill('https://nowhere.invalid/hook')
    await dialog.getByRole('button', { name: 'Make the webhook' }).click()
    expect(await dialog.getByLabel('Secret').inputValue()).toMatch(/^whsec_/)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'https://nowhere.invalid/hook' }).click()
    await dialog.getByRole('button', { name: 'Send a test' }).click()
    await dialog.getByText('webhook.test', { exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  it('fit a phone', async () => {
    const phone = await openVisitor(browser, { url: product.url, width: 390 })
    await signIn(phone.page, product.url)
    for (const path of ['/people', '/tokens', '/webhooks']) {
      await phone.page.goto(path)
      await phone.page.getByRole('heading', { level: 1 }).waitFor()
      expect.soft(await overhang(phone.page), path).toBe(0)
    }
    const bar = phone.page.getByRole('navigation', { name: 'Sections' })
    const edges = await bar.locator('a, .trigger').evaluateAll((all) =>
      all
        .map((one) => one.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map(({ left, right }) => [left, right]),
    )
    expect(edges).toHaveLength(5)
    expect(edges.flat().every((x) => x >= 0 && x <= 390)).toBe(true)
    await bar.getByRole('button', { name: 'More' }).click()
    expect(await findBarriers(phone.page)).toEqual([])
    await bar.getByRole('dialog').getByRole('link', { name: 'People' }).click()
    await phone.page.waitForURL('**/people')
    expect(await bar.getByRole('dialog').count()).toBe(0)
  })
})
