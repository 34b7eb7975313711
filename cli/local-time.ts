import { localDay, localParts } from '../domain/public.ts'

/** An instant as the clocks of a zone show it, to the minute: `2026-03-01 09:30`. */
export function localTime(instant: string, tz: string): string {
  const ms = Date.parse(instant)
  const { hour, minute } = localParts(ms, tz)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${localDay(ms, tz)} ${two(hour)}:${two(minute)}`
}

/** From an instant to before another: `2026-03-01 to 2026-03-31` when it is whole days, else with their times. */
export function localRange(from: string, to: string, tz: string): string {
  const [start, end] = [localTime(from, tz), localTime(to, tz)]
  if (!start.endsWith(' 00:00') || !end.endsWith(' 00:00')) return `${start} to before ${end}`
  const [first, last] = [start.slice(0, 10), localDay(Date.parse(to) - 1, tz)]
  return first === last ? first : `${first} to ${last}`
}
