import { FONT_FAMILY, type Theme } from '../../charts/public.ts'

/**
 * Copies a theme's colours into custom properties of the same names (`--text-2`), so that page and charts
 * read one list. By script rather than by a stylesheet: there is no second copy that could drift.
 */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  for (const [token, color] of Object.entries(theme.colors)) {
    root.style.setProperty(`--${token}`, color)
  }
  theme.heat.forEach((color, index) => {
    root.style.setProperty(`--heat-${String(index)}`, color)
  })
  root.style.setProperty('--font', FONT_FAMILY)
  root.style.setProperty('color-scheme', theme.name)
  root.dataset['theme'] = theme.name
}
