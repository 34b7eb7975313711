import type { Language } from '../format/language.ts'
import { MESSAGES } from './catalogue.ts'
import { isMessageKey } from './metric-name.ts'

/** A dimension's name; an unknown id is shown as it is. */
export function dimensionName(id: string, language: Language): string {
  const key = `dimension.${id}`
  return isMessageKey(key) ? MESSAGES[language][key] : id
}

/** The names that came with a query's answer: `{team: {'demo:tmall': 'Tmall'}}`. */
export type ValueNames = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface ValueNameOptions {
  readonly language: Language
  readonly names?: ValueNames | undefined
}

/**
 * A dimension value as people read it: the name in the directory, else our own word for the values the
 * product itself defines (channels, kinds), else the id without its source. Null is "none", said so. Hours are times of
 * day: `09:00`, `Monday 09:00`.
 */
export function valueName(
  dimension: string,
  value: string | number | null,
  { language, names }: ValueNameOptions,
): string {
  if (value === null) return MESSAGES[language]['dimension.none']
  const id = String(value)
  if (dimension === 'hour_of_day') return hourOf(Number(value))
  if (dimension === 'hour_of_week') {
    const weekday = String(Math.floor(Number(value) / 24))
    return `${valueName('weekday', weekday, { language })} ${hourOf(Number(value) % 24)}`
  }
  const named = names?.[dimension]?.[id]
  if (named !== undefined && named !== id) return named
  const key = `value.${dimension}.${id}`
  if (isMessageKey(key)) return MESSAGES[language][key]
  return id.includes(':') ? id.slice(id.indexOf(':') + 1) : id
}

const hourOf = (hour: number) => `${String(hour).padStart(2, '0')}:00`
