import type { Language } from './language.ts'

const UNITS = {
  en: { d: ' d', h: ' h', min: ' min', s: ' s' },
  'zh-CN': { d: ' 天', h: ' 小时', min: ' 分钟', s: ' 秒' },
} as const satisfies Record<Language, object>

/** Whole seconds of each unit, and how many of the next smaller one matter beside it. */
const PARTS = [
  ['d', 86_400, 'h', 3_600],
  ['h', 3_600, 'min', 60],
  ['min', 60, 's', 1],
] as const

/**
 * A duration in seconds inside a sentence, where `1:42` could be a time of day: `42 s`, `1 min 42 s`, `2 h 5 min`,
 * `3 d`. Two units at most, no rest of 0, and no seconds beside ten minutes or more.
 * @param longest `h` for business time: its days are not of 24 hours, so 64 hours of it stay `64 h`
 */
export function formatSpan(secs: number, language: Language, longest: 'd' | 'h' = 'd'): string {
  const unit = UNITS[language]
  const whole = Math.round(secs)
  const exact = whole >= 600 ? Math.round(secs / 60) * 60 : whole
  for (const [name, size, smaller, part] of PARTS) {
    if (exact < size || (name === 'd' && longest === 'h')) continue
    const rounded = Math.round(exact / part) * part
    const rest = Math.floor((rounded % size) / part)
    const first = `${String(Math.floor(rounded / size))}${unit[name]}`
    return rest === 0 ? first : `${first} ${String(rest)}${unit[smaller]}`
  }
  return `${String(exact)}${unit.s}`
}
