import { type Figure, type Language, NO_VALUE } from './language.ts'

const UNITS = {
  en: { minute: 'min', hour: 'h', day: 'd', restOfHour: '' },
  'zh-CN': { minute: '分', hour: '小时', day: '天', restOfHour: ' 分' },
} as const satisfies Record<Language, object>

/**
 * A duration in seconds as people read it: below an hour `1:42`, below a day `2 h 05` (`2 小时 05 分`), else `3 d 4 h`.
 * Rounded once, to the smallest part that is shown, so that 59.6 s is `1:00` and never `0:60`.
 */
export function secsFigure(secs: number | null, language: Language): Figure {
  if (secs === null) return { figure: NO_VALUE, unit: '' }
  const sign = secs < 0 ? '−' : ''
  const units = UNITS[language]
  const wholeSecs = Math.round(Math.abs(secs))
  if (wholeSecs < 3600) {
    return { figure: `${sign}${minutesAndSecs(wholeSecs)}`, unit: units.minute }
  }
  const wholeMinutes = Math.round(Math.abs(secs) / 60)
  if (wholeMinutes < 24 * 60) {
    const rest = String(wholeMinutes % 60).padStart(2, '0')
    return {
      figure: `${sign}${String(Math.floor(wholeMinutes / 60))} ${units.hour} ${rest}${units.restOfHour}`,
      unit: '',
    }
  }
  const wholeHours = Math.round(Math.abs(secs) / 3600)
  const days = `${sign}${String(Math.floor(wholeHours / 24))} ${units.day}`
  return { figure: `${days} ${String(wholeHours % 24)} ${units.hour}`, unit: '' }
}

/** The same in one string and without the unit of minutes, for tables and axes: `1:42`, `2 h 05`. */
export function formatSecs(secs: number | null, language: Language): string {
  return secsFigure(secs, language).figure
}

/** A mark on an axis, where whole hours and days need no rest: `0`, `0:30`, `6 h`, `1 d`, `1 d 6 h`. */
export function formatSecsMark(secs: number, language: Language): string {
  if (secs === 0) return '0'
  const { hour, restOfHour } = UNITS[language]
  return formatSecs(secs, language)
    .replace(new RegExp(` 00${restOfHour}$`), '')
    .replace(` 0 ${hour}`, '')
}

function minutesAndSecs(wholeSecs: number): string {
  return `${String(Math.floor(wholeSecs / 60))}:${String(wholeSecs % 60).padStart(2, '0')}`
}
