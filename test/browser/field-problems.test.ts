import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import ts from 'typescript'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './open-browser.ts'

/** Problems at the fields of a form, in a real browser: what is wrong with a control only that can say. */
const FORM = `<form novalidate>
  <label data-field="name">Name<input id="name" required></label>
  <label data-field="policy_id">Key<input id="key" pattern="[A-Za-z0-9_\\-]{1,200}" title="no key" required></label>
  <div data-field="targets.first_reply"><input type="checkbox"><input id="secs" type="number" min="0.02" step="any"></div>
  <div data-field="email"><input id="email" type="email" aria-describedby="hint"></div><p id="hint">Hint</p>
  <fieldset data-field="scopes" data-needs-one><input id="one" type="checkbox"><input id="two" type="checkbox"></fieldset>
  <input id="skills" data-field="skills agents">
  <ol><li data-field="steps.0"><select id="type"><option>reply</option></select><div data-field="steps.0.text"><textarea id="text"></textarea></div></li></ol>
</form>`
let browser: Browser
let page: Page

beforeAll(async () => {
  const url = new URL('../../dashboard/desk-admin/form/field-problems.ts', import.meta.url)
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 }
  const { outputText } = ts.transpileModule(await readFile(url, 'utf8'), {
    compilerOptions: options,
  })
  browser = await openBrowser()
  page = await browser.newPage()
  await page.setContent(FORM)
  await page.addScriptTag({
    type: 'module',
    content: `${outputText}
      const t = (key) => key
      const form = document.querySelector('form')
      form.addEventListener('input', clearWritten)
      window.check = (except) => { clearProblems(form); const is = checkControls(form, t, except); focusFirst(form); return is }
      window.clearProblems = clearProblems
      window.refuse = (problems) => { clearProblems(form); return markProblems(form, problems, ({ reason }) => reason) }`,
  })
})
afterAll(() => browser.close())

const shown = () => page.locator('.field-problem').allTextContents()

it('what the form knows itself is said at each field, and the first is where one writes', async () => {
  await page.fill('#name', '  ')
  await page.fill('#key', '金 牌!!')
  await page.fill('#secs', '-5')
  expect(await page.evaluate('check()')).toBe(false)
  expect(await shown()).toEqual([
    'admin.problem.required',
    'no key',
    'admin.problem.above',
    'admin.problem.required',
  ])
  expect(await page.evaluate('document.activeElement.id')).toBe('name')
  await page.fill('#name', 'Gold')
  expect(await shown()).toEqual(['no key', 'admin.problem.above', 'admin.problem.required'])
  await page.fill('#key', 'gold-1')
  await page.fill('#secs', '5')
  await page.check('#two')
  expect(await page.evaluate('check()')).toBe(true)
  expect(await shown()).toEqual([])
})

it('what a field was told to say of itself is said as it is', async () => {
  await page.evaluate("document.querySelector('#name').setCustomValidity('no site')")
  expect(await page.evaluate('check()')).toBe(false)
  expect(await shown()).toEqual(['no site'])
  await page.evaluate("document.querySelector('#name').setCustomValidity('')")
  expect(await page.evaluate('check()')).toBe(true)
})

it('a refusal is shown at the field its path begins with; the rest is left for the note', async () => {
  const problems = [
    { path: 'document.targets.first_reply.secs', reason: '-5 is less than 0' },
    { path: 'save', reason: 'it is missing' },
  ]
  expect(await page.evaluate(`refuse(${JSON.stringify(problems)})`)).toEqual(problems.slice(1))
  expect(await shown()).toEqual(['-5 is less than 0'])
  expect(await page.getAttribute('#secs', 'aria-invalid')).toBe('true')
})

it('a group of boxes is right once any is ticked; a field may be one of two requests', async () => {
  await page.uncheck('#two')
  expect(await page.evaluate('check()')).toBe(false)
  expect(await page.evaluate('document.activeElement.id')).toBe('one')
  await page.check('#two')
  expect(await shown()).toEqual([])
  const problems = ['scopes.0', 'agents.0.skills'].map((path) => ({ path, reason: 'too much' }))
  expect(await page.evaluate(`refuse(${JSON.stringify(problems)})`)).toEqual([])
  expect(
    await page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id)),
  ).toEqual(['one', 'skills'])
})

it('what is wrong with a step stands in it: at its field, else at the step', async () => {
  const problems = ['rule.steps.0.text', 'steps.0.webhook_id'].map((path) => ({
    path,
    reason: path,
  }))
  expect(await page.evaluate(`refuse(${JSON.stringify(problems)})`)).toEqual([])
  const marked = () =>
    page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id))
  expect(await marked()).toEqual(['type', 'text'])
  // A list holds nothing but its items.
  expect(await page.locator('ol > :not(li)').count()).toBe(0)
  await page.evaluate("clearProblems(document.querySelector('li'))")
  expect(await marked()).toEqual([])
  expect(await shown()).toEqual([])
})

it('a field can be left out while the others are looked at', async () => {
  await page.fill('#name', '')
  await page.fill('#key', 'gold')
  await page.fill('#email', '')
  await page.check('#two')
  expect(await page.evaluate('check()')).toBe(false)
  expect(await page.evaluate("check('name')")).toBe(true)
  await page.fill('#name', 'Gold')
})

it('a hint stays tied to its field, with the problem and without', async () => {
  await page.fill('#email', 'nobody')
  await page.evaluate('check()')
  expect(await shown()).toEqual(['field.email'])
  const described = () => page.getAttribute('#email', 'aria-describedby')
  expect(await described()).toMatch(/^field-problem-\d+ hint$/)
  await page.fill('#email', 'somebody@example.com')
  expect(await described()).toBe('hint')
})
