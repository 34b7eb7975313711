/** Times as a field of date and time writes them, `2026-03-06T09:00`: a wall clock's, which is in a zone. */

/**
 * A wall clock's time in a zone (`2026-03-06T09:00`, as a field of date and time gives it) as an instant: guessed as
 * UTC, then put right by what the zone's clock shows there. NaN for no time.
 */
export function instantAt(local: string, tz: string): number {
  const wanted = Date.parse(`${local}Z`)
  if (Number.isNaN(wanted)) return wanted
  const shown = Date.parse(`${wallClock(wanted, tz)}Z`)
  const guess = wanted - (shown - wanted)
  // Once more: the offset may differ between the two when clocks change in between.
  return guess - (Date.parse(`${wallClock(guess, tz)}Z`) - wanted)
}

/** An instant as the field shows it: to the minute. */
export function localTime(at: number, tz: string): string {
  return wallClock(at, tz).slice(0, 16)
}

function wallClock(at: number, tz: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return text.replace(' ', 'T')
}
