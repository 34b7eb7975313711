import type { MetricUnit } from '../../domain/contract/public.ts'

const SECS_OF = { d: 86_400, h: 3_600, m: 60, min: 60, s: 1 } as const
const CHINESE_UNITS = { 天: 'd', 小时: 'h', 分钟: 'm', 分: 'm', 秒: 's' } as const
const PART = /(\d+(?:\.\d+)?)(min|[dhms])/g

/**
 * A value as somebody types it, in the metric's unit: `1:30` is 90 seconds, `2 h 05 m` and `90 s` as they say, `90 %`
 * and `90` are a share of 0.9. Null: it cannot be read, or is less than nothing.
 */
export function readValue(typed: string, unit: MetricUnit): number | null {
  const text = typed.trim().toLowerCase().replaceAll('，', ',').replaceAll('：', ':')
  if (text === '') return null
  if (unit === 'secs') return readSecs(text)
  const number = readNumber(text.replace(/\s*[%％]$/, ''))
  if (number === null) return null
  if (unit !== 'ratio') return /[%％]$/.test(text) ? null : number
  return number <= 100 ? number / 100 : null
}

/** The same value as it would be typed. */
export function typedValue(value: number, unit: MetricUnit): string {
  if (unit === 'ratio') return `${String(Number((value * 100).toFixed(4)))} %`
  if (unit !== 'secs') return String(value)
  const whole = Math.round(value)
  const [hours, minutes, secs] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${two(secs)}`
    : `${String(minutes)}:${two(secs)}`
}

function readSecs(text: string): number | null {
  const clock = /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(text)
  if (clock !== null) {
    return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  }
  const inLatin = Object.entries(CHINESE_UNITS).reduce(
    (rest, [word, unit]) => rest.replaceAll(word, unit),
    text.replaceAll(/\s+/g, ''),
  )
  if (/^\d+(\.\d+)?$/.test(inLatin)) return Number(inLatin)
  if (inLatin.replaceAll(PART, '') !== '') return null
  return [...inLatin.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * SECS_OF[unit as keyof typeof SECS_OF],
    0,
  )
}

function readNumber(text: string): number | null {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null
}
