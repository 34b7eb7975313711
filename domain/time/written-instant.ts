/** Beyond it the year has five figures, which no contract takes for an instant; beyond ±8.64e15 there is no date at all. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
const EARLIEST = Date.UTC(1900, 0, 1)

/**
 * An instant as contracts carry it, `2026-03-01T08:00:00.000Z`. Total: one senseless length of time must not take
 * down the list that it is shown in.
 * @param ms epoch ms
 * @returns null for null, and for what lies outside the years 1900 to 9999
 */
export function writtenInstant(ms: number | null): string | null {
  return ms === null || !(ms >= EARLIEST && ms <= LATEST) ? null : new Date(ms).toISOString()
}
