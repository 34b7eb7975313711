import { useQuery } from '@tanstack/vue-query'
import { readToldSettings } from '../../api/desk-admin.ts'

/** Policies and calendars that came with data; one read for all who ask. */
export function useToldSettings() {
  return useQuery({ queryKey: ['told-settings'], queryFn: readToldSettings })
}
