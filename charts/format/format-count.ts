import { type Language, NO_VALUE } from './language.ts'

/** A number of things with its thousands separated; at most `decimals` digits after the point (0). */
export function formatCount(value: number | null, language: Language, decimals = 0): string {
  if (value === null) return NO_VALUE
  return formatterOf(language, decimals).format(value)
}

const formatters = new Map<string, Intl.NumberFormat>()

/** Kept: making one takes longer than a hundred numbers do. */
function formatterOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${String(decimals)}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: 0,
    maximumFractionDigits: decimals,
  })
  formatters.set(key, made)
  return made
}
