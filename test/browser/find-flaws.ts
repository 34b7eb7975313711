import type { Page } from 'playwright-core'

/**
 * What a designer would send back and a machine can see, one line per flaw with its text: text that leaves the card it
 * stands in, text that is cut and says nowhere how it goes on, names that only programs use.
 */
export function findFlaws(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** Ids and keys as programs write them; an address of mail and a place of a text (`{{customer.name}}`) are people's. */
    const peoples = /\{\{[^}]*\}\}|\S+@\S+|https?:\/\/\S+/g
    const programs =
      /\b(?:desk|demo):\S|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b|\b[a-z]+(?:_[a-z\d]+)+\b|\b[a-z]+\.[a-z]+[-_.][a-z]/
    const flaws = new Set<string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (text === '' || element === null || !isSeen(element)) continue
      const brief = text.slice(0, 60)
      if (element.closest('code, pre') === null && programs.test(text.replace(peoples, ''))) {
        flaws.add(`for programs: ${brief}`)
      }
      const range = document.createRange()
      range.selectNodeContents(node)
      const { left, right } = range.getBoundingClientRect()
      const frame = frameOf(element)
      if (frame === null) continue
      const box = frame.element.getBoundingClientRect()
      const isOut = right > box.right + 1.5 || left < box.left - 1.5
      if (isOut && frame.kind === 'card') flaws.add(`leaves its card: ${brief}`)
      if (isOut && frame.kind === 'cut' && !isToldElsewhere(element)) flaws.add(`is cut: ${brief}`)
    }
    return [...flaws]

    /** For the eye, and not only for those who listen. */
    function isSeen(element: Element): boolean {
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false
      if (element.closest('script, style, option, svg') !== null) return false
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).clipPath !== 'none') return false
      }
      return true
    }

    /** What holds the text: what cuts it, what scrolls with it (nothing is wrong there), or the card around it. */
    function frameOf(from: Element): { element: Element; kind: 'cut' | 'card' } | null {
      for (let at: Element | null = from; at !== null; at = at.parentElement) {
        const { overflowX, borderLeftWidth, borderRightWidth, display } = getComputedStyle(at)
        if (display === 'inline') continue
        if (overflowX === 'auto' || overflowX === 'scroll') return null
        if (overflowX === 'hidden' || overflowX === 'clip') return { element: at, kind: 'cut' }
        if (borderLeftWidth !== '0px' && borderRightWidth !== '0px')
          return { element: at, kind: 'card' }
      }
      return null
    }

    /** The whole text is in a title of what is pressed or pointed at. */
    function isToldElsewhere(element: Element): boolean {
      return element.closest('[title]') !== null || element.querySelector('[title]') !== null
    }
  })
}

/** Words in Latin letters on a page that should have none but `names`; what programs read and addresses do not count. */
export function findLatin(page: Page, names: readonly string[]): Promise<readonly string[]> {
  return page.evaluate((known) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (node.parentElement?.closest('code, pre, script, style, option') != null) continue
      const text = known.reduce((rest, name) => rest.replaceAll(name, ''), node.textContent ?? '')
      for (const word of text.replace(/\S+@\S+/g, '').match(/[a-z]{2,}/gi) ?? []) found.add(word)
    }
    return [...found]
  }, names)
}
