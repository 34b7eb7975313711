import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import type { Permission } from '../../domain/contract/public.ts'
import { sessionRead } from './read-options.ts'

/**
 * Whether the person who is signed in may do something at all. What they may not is absent from the page; how far
 * it reaches is the server's to decide.
 */
export function useMay(permission: Permission): ComputedRef<boolean> {
  const { data: me } = useQuery(sessionRead)
  return computed(() => me.value?.permissions[permission] !== undefined)
}
