/** Arithmetic of local days written `2026-10-20`. A day is a label: no zone and no clock takes part. */
const DAY_MS = 86_400_000

/** The local day of an instant (epoch ms) in an IANA zone. */
export function localDay(at: number, tz: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' }).format(at)
}

/** The local hour of an instant as `2026-10-20T14`. */
export function localHour(at: number, tz: string): string {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: tz, hour: '2-digit', hourCycle: 'h23' })
  return `${localDay(at, tz)}T${hour.format(at)}`
}

export function addDays(day: string, days: number): string {
  return toDay(toMs(day) + days * DAY_MS)
}

/** How many days a range has, both ends included. */
export function dayCount(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS) + 1
}

/** The Monday of the day's week. */
export function weekStart(day: string): string {
  return addDays(day, -((new Date(toMs(day)).getUTCDay() + 6) % 7))
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`
}

/** The first day of the month `months` later (or earlier, when negative). */
export function addMonths(day: string, months: number): string {
  const start = new Date(toMs(monthStart(day)))
  start.setUTCMonth(start.getUTCMonth() + months)
  return toDay(start.getTime())
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(toMs(text)) && toDay(toMs(text)) === text
  )
}

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
