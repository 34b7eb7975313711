import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { ADMIN, completeSetup, signIn } from './sign-up.ts'
import { openVisitor } from './visitor.ts'

/** An account in Chinese: who reads what, and in which language they are refused. */
describe.skipIf(chromiumMissing() !== null)('language', () => {
  let product: Product
  let browser: Browser

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    await completeSetup(product.url, product.setupLink, 'zh-CN')
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await product.stop()
  })

  it('what is refused is said in the language of the page, at its field', async () => {
    const { page } = await openVisitor(browser, { url: product.url, language: 'zh-CN' })
    await signIn(page, product.url)
    await page.goto('/people')
    await page.getByRole('button', { name: '邀请' }).click()
    const dialog = page.getByRole('dialog')
    const problems = dialog.locator('.field-problem')
    const email = dialog.getByLabel('邮箱')
    await email.fill('somebody')
    await dialog.getByRole('button', { name: '生成邀请' }).click()
    expect(await problems.allTextContents()).toEqual(['邮箱格式不正确。'])
    await email.fill(ADMIN.email)
    await dialog.getByRole('button', { name: '生成邀请' }).click()
    await dialog.getByText(`已有用户使用邮箱 ${ADMIN.email}`).waitFor()
    expect(await problems.count()).toBe(1)
    expect(await email.getAttribute('aria-invalid')).toBe('true')
  })

  it('what was chosen by hand while signing in stays, and is kept with the person', async () => {
    const { page } = await openVisitor(browser, { url: product.url, language: 'en' })
    await page.goto('/')
    await page.waitForURL('**/sign-in')
    // It is the browser's own already: pressed, it is a choice.
    await page.getByText('English', { exact: true }).click()
    await page.getByLabel('Email').fill(ADMIN.email)
    await page.getByLabel('Password').fill(ADMIN.password)
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/profile'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/overview')
    expect((await kept).status()).toBe(200)
    await page.reload()
    await page.getByRole('link', { name: 'Overview' }).waitFor()

    const elsewhere = await openVisitor(browser, { url: product.url, language: 'zh-CN' })
    await signIn(elsewhere.page, product.url)
    await elsewhere.page.goto('/overview')
    await elsewhere.page.getByRole('link', { name: 'Overview' }).waitFor()
  })
})
