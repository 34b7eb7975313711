import { inkOn, soundColor } from './brand-color.ts'
import type { ScriptOptions } from './script-options.ts'
import { patch, type VNode } from './view/dom.ts'
import css from './widget.css?inline'

/** The widget's own corner of somebody else's page: its styles stay within, the page's stay out. */
export interface Page {
  show(nodes: readonly VNode[]): void
  dress(look: { readonly color: string; readonly side: 'left' | 'right' }): void
  readonly root: HTMLElement
  readonly shadow: ShadowRoot
}

/** @param place what it is put into: the page, but for a preview */
export function openPage(
  { theme, color, side, language }: ScriptOptions,
  place: HTMLElement = document.body,
): Page {
  const host = document.createElement('deskmetry-widget')
  const shadow = host.attachShadow({ mode: 'open' })
  // A sheet made by script: a policy of the page that forbids inline styles does not forbid this one.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets = [sheet]
  const root = document.createElement('div')
  root.className = 'root'
  root.lang = language
  shadow.append(root)
  const prefersDark = matchMedia('(prefers-color-scheme: dark)')
  const setTheme = () => {
    const isDark = theme === 'dark' || (theme === 'auto' && prefersDark.matches)
    host.dataset['theme'] = isDark ? 'dark' : 'light'
  }
  if (theme === 'auto') prefersDark.addEventListener('change', setTheme)
  setTheme()
  place.append(host)

  let shown: readonly VNode[] = []
  return {
    root,
    shadow,
    show(nodes) {
      patch(root, shown, nodes)
      shown = nodes
    },
    dress(look) {
      const brand = color ?? soundColor(look.color) ?? '#3451d1'
      host.style.setProperty('--brand', brand)
      host.style.setProperty('--on', inkOn(brand))
      host.dataset['side'] = side ?? look.side
    },
  }
}
