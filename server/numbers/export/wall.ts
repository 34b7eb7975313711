/** An instant by the clock of a zone, `2026-10-20 08:00`: the same in every language. */
export function wallOf(instant: string, tz: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(Date.parse(instant))
}
