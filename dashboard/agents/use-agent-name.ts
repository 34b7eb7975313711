import { computed, type ComputedRef } from 'vue'
import type { ValueNames } from '../../charts/public.ts'
import { useRows } from '../api/use-rows.ts'

/** Long enough that whoever is asked for has done something in it. */
const FROM = '2000-01-01'

/** The names of one agent, as the directory has them now; empty while they are not known. */
export function useAgentName(agent: () => string | null): ComputedRef<ValueNames> {
  const { data } = useRows(() => {
    const id = agent()
    return id === null
      ? null
      : {
          ...{ from: FROM, to: '2100-01-01', filters: { agent: [id] } },
          ...{ metrics: ['resolutions_count'], dimensions: ['agent'], intervals: false },
        }
  })
  return computed(() => data.value?.names ?? {})
}
