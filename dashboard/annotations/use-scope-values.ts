import { computed, type ComputedRef } from 'vue'
import { valueName } from '../../charts/public.ts'
import { useAccount } from '../api/read-options.ts'
import { useRows } from '../api/use-rows.ts'
import { useNow } from '../browser-clock.ts'
import { addDays, localDay } from '../filters/local-day.ts'
import { countedValues, type ValueOption, valueOptions } from '../filters/value-options.ts'
import { useText } from '../language/use-text.ts'

const LAST_DAYS = 90

/**
 * The values of a dimension that an annotation may be about, with their names: those of the last months, and those
 * that it is about already.
 * @param isWanted asks for nothing before
 */
export function useScopeValues(
  dimension: string,
  { chosen, isWanted }: { chosen: () => readonly string[]; isWanted: () => boolean },
): ComputedRef<readonly ValueOption<string>[]> {
  const { language } = useText()
  const { data: account } = useAccount()
  const now = useNow()
  const { data } = useRows(() => {
    if (account.value === undefined || !isWanted()) return null
    const { tz } = account.value
    const to = localDay(now.value, tz)
    const metrics = ['cases_opened_count']
    return { from: addDays(to, -LAST_DAYS), to, tz, metrics, dimensions: [dimension] }
  })
  return computed(() => {
    const found = data.value === undefined ? [] : countedValues(data.value, dimension)
    const named = found.flatMap(({ value, count }) =>
      typeof value === 'string' ? [{ value, count }] : [],
    )
    const names = data.value?.names
    return valueOptions(named, chosen(), (value) =>
      valueName(dimension, value, { language: language.value, names }),
    )
  })
}
