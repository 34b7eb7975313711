import type { Language } from './language.ts'

/** How old something is, in one unit: `3 minutes`, `2 小时`. Rounded down; less than a minute is `1 minute`. */
export function formatAge(secs: number, language: Language): string {
  const [value, unit] =
    secs < 3600
      ? [Math.max(1, Math.floor(secs / 60)), 'minute']
      : secs < 2 * 86_400
        ? [Math.floor(secs / 3600), 'hour']
        : [Math.floor(secs / 86_400), 'day']
  const text = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  // Chinese is set with a space between figures and words, as everywhere else here.
  return text.format(value).replace(/(\d)(?=\p{Script=Han})/u, '$1 ')
}
