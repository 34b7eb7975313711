import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { findBarriers } from './find-barriers.ts'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { completeSetup, signIn } from './sign-up.ts'
import { openVisitor, type Visitor } from './visitor.ts'

/** What the forms of the administration say to what cannot be: at its field, all at once, in the reader's words. */
describe.skipIf(chromiumMissing() !== null)('what a form of the administration refuses', () => {
  let product: Product
  let browser: Browser
  let admin: Visitor
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await openBrowser()
    await completeSetup(product.url, product.setupLink)
    admin = await openVisitor(browser, { url: product.url })
    page = admin.page
    await signIn(page, product.url)
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await product.stop()
  })

  const panel = () => page.getByRole('dialog')
  const save = () => panel().getByRole('button', { name: 'Save' }).click()
  const marked = () => panel().locator('.field-problem').allInnerTexts()
  const add = (section: string) => async () => {
    await page.goto(`/desk-settings/${section}`)
    await page
      .getByRole('button', { name: /^(New|Add)$/ })
      .first()
      .click()
  }
  const send = async (method: 'POST' | 'PUT', path: string, data: unknown) => {
    const headers = { origin: product.url }
    const url = `${product.url}/api/v1${path}`
    const answer = await page.request.fetch(url, { method, headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
  }

  it('of a rule: each empty field, when it is saved and when it is tried', async () => {
    await add('rules')()
    await save()
    expect(await marked()).toEqual(['Needed.', 'Add at least one step.'])
    await panel().getByRole('combobox', { name: 'Add a step' }).selectOption('reply')
    await panel().getByRole('combobox', { name: 'Add a step' }).selectOption('add_tags')
    await panel().getByRole('button', { name: 'Add a condition' }).first().click()
    await panel()
      .getByRole('button', { name: /^Try on/ })
      .click()
    await panel().getByText('Not tried: the marked fields need mending.').waitFor()
    // The condition, the text and the tags; the name may wait.
    expect(await marked()).toEqual(['Needed.', 'Needed.', 'Needed.'])
    expect(await findBarriers(page)).toEqual([])
    expect(admin.faults).toEqual([])
  })

  it('of a rule: what only the server knows stands in the step it is about', async () => {
    await add('rules')()
    await panel().getByLabel('Name').fill('Greet')
    await panel().getByRole('combobox', { name: 'Add a step' }).selectOption('note')
    await panel().getByRole('combobox', { name: 'Add a step' }).selectOption('reply')
    const second = panel().getByRole('listitem').nth(1)
    await second.getByRole('textbox').fill('Dear {{customer.age}}')
    await panel().getByRole('listitem').first().getByRole('textbox').fill('x')
    await save()
    await second.getByText('there is no variable {{customer.age}}').waitFor()
    expect(await marked()).toHaveLength(1)
    expect(await panel().innerText()).not.toMatch(/openapi|steps\.\d/)
    await second.getByRole('button', { name: 'Remove' }).or(second.locator('.quiet-button')).click()
    expect(await marked()).toEqual([])
  })

  it('of a calendar: all days that cannot be read at once, with how to write a night', async () => {
    await add('calendars')()
    await panel().getByRole('textbox', { name: 'Monday' }).fill('22:00-06:00')
    await panel().getByRole('textbox', { name: 'Tuesday' }).fill('all day')
    await panel().getByLabel('Holidays').fill('2026-02-30')
    await panel().getByLabel('Exceptional days').fill('2026-10-10 09:00-25:00')
    await save()
    expect(await marked()).toEqual([
      'Needed.',
      'Past midnight: write 22:00-24:00 here and 00:00-06:00 on the next day.',
      'all day is no time span: write 09:00-18:00.',
      '2026-02-30 is no day: write 2026-10-01.',
      '25:00 is no time of day: write two digits each, up to 24:00.',
    ])
    expect(await findBarriers(page)).toEqual([])
  })

  it('of a canned reply: a shortcut that others of the same people have', async () => {
    const reply = { shortcut: 'hi', title: 'Hello', text: 'Hello!', sharing: { kind: 'all' } }
    await send('POST', '/desk/canned', reply)
    await add('canned')()
    await panel().getByLabel('Title').fill('Another')
    await panel().getByLabel('Shortcut').fill('HI')
    await panel().getByRole('textbox', { name: 'Text' }).fill('Hi!')
    await panel().getByRole('combobox', { name: /^For/ }).selectOption({ label: 'Everybody' })
    await save()
    await panel().getByText('another canned reply of the same people has it').waitFor()
    expect(await panel().getByLabel('Shortcut').getAttribute('aria-invalid')).toBe('true')
  })

  it('a queue that nothing reaches says which one takes all before; the order is changed by keys', async () => {
    await send('POST', '/desk/queues', { name: 'All' })
    await send('POST', '/desk/queues', { name: 'Chats', conditions: { kinds: ['chat'] } })
    await page.goto('/desk-settings/queues')
    const row = page.getByRole('listitem').filter({ hasText: 'Chats' })
    await row.getByText('“All” above takes everything before').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Move Chats up' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Chats: now 1 of 2').waitFor()
    expect(await row.getByText('takes everything before').count()).toBe(0)
    // The key that moved it is still under the finger, though there is nowhere left to go.
    const focused = page.locator(':focus')
    expect(await focused.getAttribute('aria-label')).toBe('Move Chats up')
    expect(await focused.getAttribute('aria-disabled')).toBe('true')
    expect(await page.getByRole('button', { name: /^Move Everyone/ }).count()).toBe(0)
  })

  it('in Chinese: its words and its names', async () => {
    const reader = await openVisitor(browser, { url: product.url, language: 'zh-CN' })
    await reader.page.addInitScript(() => {
      localStorage.setItem('deskmetry.language', 'zh-CN')
    })
    await signIn(reader.page, product.url)
    await reader.page.goto('/desk-settings/queues')
    await reader.page.getByRole('button', { name: /^所有客服/ }).waitFor()
    await reader.page.goto('/desk-settings/macros')
    await reader.page.getByRole('button', { name: '新建' }).first().click()
    await reader.page.getByRole('button', { name: '保存' }).click()
    await reader.page.getByText('请至少添加一个步骤。').waitFor()
    await reader.close()
  })
})
