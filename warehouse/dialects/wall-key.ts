import type { Grain } from '../../domain/public.ts'

/**
 * How a bucket's key (wall-clock ms, as `Dialect.bucket` gives it) is written: `2026-03-29` for days, weeks (the
 * Monday) and months (the first), `2026-03-29T14:00` for hours.
 */
export function wallKey(wall: number, grain: Grain): string {
  return new Date(wall).toISOString().slice(0, grain === 'hour' ? 16 : 10)
}
