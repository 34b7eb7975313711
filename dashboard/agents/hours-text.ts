import type { Language } from '../../charts/public.ts'

/** Hours of work as people count them, never in days: `120 h 05`, `0 h 20`. */
export function hoursText(secs: number, language: Language): string {
  const minutes = Math.round(secs / 60)
  const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')]
  return language === 'en' ? `${hours} h ${rest}` : `${hours} 小时 ${rest} 分`
}
