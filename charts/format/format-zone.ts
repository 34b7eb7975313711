import type { Language } from './language.ts'

/**
 * A zone as people name it: `Shanghai time`, `尼泊尔时间`, `UTC`. English takes the city of the IANA id,
 * Chinese the locale's own name, since the id's cities have no translation there.
 */
export function formatZone(tz: string, language: Language): string {
  if (tz === 'UTC' || tz === 'Etc/UTC') return 'UTC'
  if (tz === 'Asia/Shanghai' && language === 'zh-CN') return '上海时间'
  if (language === 'en') return `${(tz.split('/').at(-1) ?? tz).replaceAll('_', ' ')} time`
  const parts = new Intl.DateTimeFormat(language, {
    timeZone: tz,
    timeZoneName: 'shortGeneric',
  }).formatToParts(0)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? tz
}
