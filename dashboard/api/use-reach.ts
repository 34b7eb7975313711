import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import type { Permission, Scope } from '../../domain/contract/public.ts'
import { sessionRead } from './read-options.ts'

/** How far a permission of the person who is signed in reaches; null: they do not have it, or it is not known yet. */
export function useReach(permission: Permission): ComputedRef<Scope | null> {
  const { data: me } = useQuery(sessionRead)
  return computed(() => me.value?.permissions[permission] ?? null)
}
