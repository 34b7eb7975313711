import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { type DeskSettingBodies, readSettings } from '../../api/desk-settings.ts'

const SETTINGS_STAY_MS = 120_000

/** The settings of one kind; none while they are read, and none where they cannot be. */
export function useSettings<Kind extends keyof DeskSettingBodies>(kind: Kind) {
  const { data } = useQuery({
    queryKey: ['desk', 'settings', kind] as const,
    queryFn: () => readSettings(kind),
    staleTime: SETTINGS_STAY_MS,
  })
  return computed(() => data.value ?? [])
}
