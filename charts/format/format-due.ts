import { formatSecs } from './format-secs.ts'
import { formatSpan } from './format-span.ts'
import type { Language } from './language.ts'

const OVER = {
  en: (span: string) => `${span} over`,
  // Beside its word the short name of the minute is enough.
  'zh-CN': (span: string) => `超时 ${span.replace('分钟', '分')}`,
} as const satisfies Record<Language, object>

/**
 * What is left of a promise in seconds, as it counts down: `4:02`, `2 h 05`; past it, how long it is over, in whole
 * minutes from the first on: `42 s over`, `24 min over`, `超时 24 分`. A countdown ends at `0:00`, not half a second
 * before.
 */
export function formatDue(secs: number, language: Language): string {
  if (secs >= 0) return formatSecs(Math.ceil(secs), language)
  const over = Math.ceil(-secs)
  return OVER[language](formatSpan(over < 60 ? over : over - (over % 60), language))
}
