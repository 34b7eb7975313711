const DAY_MS = 86_400_000

/** The time of day, `14:05`. */
export function timeOf(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at))
}

/** The local day, as people call it: today, yesterday, then its date. */
export function dayOf(at: string, language: string, now: number): string {
  const day = (ms: number) => Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / DAY_MS)
  const ago = day(now) - day(Date.parse(at))
  if (ago === 0 || ago === 1) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-ago, 'day')
  }
  const isOtherYear = new Date(at).getFullYear() !== new Date(now).getFullYear()
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    ...(isOtherYear ? { year: 'numeric' } : {}),
  }).format(new Date(at))
}

/** For a list: the time today, else the day. */
export function momentOf(at: string, language: string, now: number): string {
  const isToday = dayOf(at, language, now) === dayOf(new Date(now).toISOString(), language, now)
  return isToday ? timeOf(at, language) : dayOf(at, language, now)
}

/** An instant to come: the time, with the day where it is not today. */
export function comingOf(at: string, language: string, now: number): string {
  const time = timeOf(at, language)
  const isToday = dayOf(at, language, now) === dayOf(new Date(now).toISOString(), language, now)
  if (isToday) return time
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  })
  return `${day.format(new Date(at))} ${time}`
}

export function sizeOf(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1_024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`
}
