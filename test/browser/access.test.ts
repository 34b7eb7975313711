import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumMissing } from '../chromium.ts'
import { type DemoProduct, openDemoProduct } from './demo-product.ts'
import { findBarriers } from './find-barriers.ts'
import { figure } from './shown-figures.ts'
import { overhang, untilShown } from './visitor.ts'

const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
] as const

describe.skipIf(chromiumMissing() !== null)('everybody', () => {
  let demo: DemoProduct
  beforeAll(async () => {
    demo = await openDemoProduct()
  }, 180_000)
  afterAll(() => demo.close())

  it.each(LOOKS)('reads the Overview in $language, $theme', async (look) => {
    const { page, faults, close } = await demo.enter(look)
    // The account speaks English; what the person chose in this browser stands.
    await page.addInitScript((language) => {
      localStorage.setItem('deskmetry.language', language)
    }, look.language)
    await page.goto('/overview')
    await untilShown(page)
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language)
    expect(await findBarriers(page)).toEqual([])
    for (const tile of ['.figure-tile .value', '.figure-tile .formula']) {
      await page.locator(tile).first().click()
      await page.getByRole('dialog').waitFor()
      await page.waitForLoadState('networkidle')
      expect(await findBarriers(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    expect(faults).toEqual([])
    await close()
  })

  it('has the page in another language and in the dark at a press, and keeps the choice', async () => {
    const { page, faults, close } = await demo.enter()
    await page.goto('/overview')
    await page.getByRole('button', { name: 'Ada' }).click()
    await page.getByText('中文', { exact: true }).click()
    await page.getByRole('heading', { name: '总览' }).waitFor()
    await page.getByText('深色', { exact: true }).click()
    await page.reload()
    await untilShown(page)
    const html = page.locator('html')
    expect(await html.getAttribute('lang')).toBe('zh-CN')
    expect(await html.getAttribute('data-theme')).toBe('dark')
    expect(await page.title()).toBe('总览 · Deskmetry')
    expect(englishWords(await page.locator('main').innerText())).toEqual([])
    expect(faults).toEqual([])
    // The choice is the person's, in every browser: the next visits of this file are in English.
    const { origin } = new URL(page.url())
    const headers = { origin }
    await page.request.patch('/api/v1/profile', { headers, data: { language: 'en' } })
    await close()
  })

  it('reaches every control by keyboard, and sees where they are', async () => {
    const { page, faults, close } = await demo.enter()
    await page.goto('/overview')
    await untilShown(page)
    const wanted = await page.evaluate(markControls)
    const reached = new Set<string>()
    const unseen: string[] = []
    for (let press = 0; press < wanted.length + 20; press += 1) {
      await page.keyboard.press('Tab')
      const { mark, isSeen } = await page.evaluate(focusedControl)
      if (mark !== null && !isSeen) unseen.push(mark)
      if (mark !== null) reached.add(mark)
    }
    expect(wanted.filter((mark) => !reached.has(mark))).toEqual([])
    expect(unseen).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('opens and leaves a panel and a menu by keyboard, and stands where they stood', async () => {
    const { page, close } = await demo.enter()
    await page.goto('/overview')
    await untilShown(page)
    const value = figure(page, 'New cases')
    await value.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => value.evaluate((it) => it === document.activeElement)).toBe(true)
    const range = page.getByRole('button', { name: 'Range' })
    await range.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).search).toBe('?range=last-90')
    expect(await range.evaluate((it) => it === document.activeElement)).toBe(true)
    await close()
  })

  it('has the whole Overview on a phone without scrolling sideways', async () => {
    const { page, faults, close } = await demo.enter({ width: 390 })
    await page.goto('/overview')
    await untilShown(page)
    expect(await overhang(page)).toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await figure(page, 'New cases').click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    expect(await overhang(page)).toBe(0)
    expect(faults).toEqual([])
    await close()
  })
})

/** Numbers every control that can be seen, in the page; the numbers with their texts. */
function markControls(): string[] {
  const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select')
  return (
    [...controls]
      .filter((control) => control.offsetParent !== null && !control.matches(':disabled'))
      // Of radio buttons the chosen one stands for its group: arrows move within.
      .filter((control) => !control.matches('input[type=radio]:not(:checked)'))
      .map((control, index) => {
        const mark = `${String(index)} ${control.innerText || (control.ariaLabel ?? control.tagName)}`
        control.dataset['mark'] = mark
        return mark
      })
  )
}

/** Which of them has the focus, and whether one can see that it has. */
function focusedControl(): { mark: string | null; isSeen: boolean } {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement)) return { mark: null, isSeen: false }
  // A radio button that is drawn by its label shows its focus there.
  const drawn = [focused, focused.closest('label')].filter((it) => it !== null)
  const isSeen = drawn.some((it) => getComputedStyle(it).outlineStyle !== 'none')
  return { mark: focused.dataset['mark'] ?? null, isSeen }
}

/** Words of plain English that a Chinese page has no use for; names and abbreviations are no such words. */
function englishWords(text: string): string[] {
  const plain = text.match(/\b(the|of|cases?|vs|better|worse|all|day|week|hour|show|by|none)\b/gi)
  return [...(plain ?? [])]
}
