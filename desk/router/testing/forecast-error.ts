import type { Random } from '../../../domain/public.ts'
import { forecastWaits } from '../../routing/forecast-waits.ts'
import type { DaySize } from './day-plan.ts'
import { playDay } from './played-day.ts'
import { medianError, type Told } from './told-wait.ts'

/** How far the forecast lay off over a day that is only played: the median share of the wait that was. */
export async function errorOfDay(
  size: DaySize,
  random: Random,
): Promise<{ readonly told: number; readonly error: number }> {
  const told: Pick<Told, 'expected' | 'actual'>[] = []
  for (const { input, waited } of await playDay(size, random)) {
    if (waited.size === 0) continue
    const waits = forecastWaits(input)
    for (const [id, actual] of waited) {
      const wait = waits.get(id)
      if (wait !== undefined) told.push({ expected: Math.round(wait / 1_000), actual })
    }
  }
  return { told: told.length, error: medianError(told) }
}
