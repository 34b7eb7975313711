import { type Language, NO_VALUE } from './language.ts'

/** A number of things with its thousands separated; at most `decimals` digits after the point (0). */
export function formatCount(value: number | null, language: Language, decimals = 0): string {
  if (value === null) return NO_VALUE
  return value.toLocaleString(language, {
    minimumFractionDigits: 0,
    maximumFractionDigits: decimals,
  })
}
