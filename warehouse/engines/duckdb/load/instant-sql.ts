/**
 * Instants of JSON text in SQL, without a time zone library: `"2026-03-01T09:00:00.123Z"` or with an offset such
 * as `+08:00`. Narrower than `parseInstant` (no blank for the T, no missing seconds); the rest goes to it.
 */
const SHAPE = String.raw`^"(19[7-9]\d|20\d\d|21\d\d)-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-5]):[0-5]\d)"$`

/**
 * The condition that the JSON text `value` is an instant that {@link instantMs} reads as `parseInstant` does.
 * @param ms what `instantMs` made of it, where that stands in a column already
 */
export function vouchInstant(value: string, ms = instantMs(value)): string {
  return `regexp_matches(${value}, '${SHAPE}') and ${ms} between 0 and ${Date.UTC(2200, 0, 1) - 1}`
}

/** Epoch ms of such a text; null where there is no such day. DuckDB ignores an offset in a cast to timestamp. */
export function instantMs(value: string): string {
  const wall = (tail: number) =>
    `epoch_ms(try_cast(substring(${value}, 2, strlen(${value}) - ${tail + 2}) as timestamp))`
  const part = (start: number) => `try_cast(substring(${value}, ${start}, 2) as bigint)`
  const offset = `(${part(-6)} * 60 + ${part(-3)}) * 60000`
  const sign = `case when substring(${value}, -7, 1) = '+' then 1 else -1 end`
  return `(case when ends_with(${value}, 'Z"') then ${wall(1)} else ${wall(6)} - (${sign}) * ${offset} end)`
}
