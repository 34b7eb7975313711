import { computed, type ComputedRef } from 'vue'
import type { DeskCustomer } from '../../../domain/contract/public.ts'
import { useDesk } from '../live/use-desk.ts'
import { type CustomerPresence, presenceOf } from './customer-presence.ts'

/** Whether a customer is there now; null while it is not known who they are. */
export function useCustomerPresence(
  customer: () => DeskCustomer | null,
): ComputedRef<CustomerPresence | null> {
  const { now, customersOnline, leftSecs } = useDesk()
  return computed(() => {
    const one = customer()
    if (one === null) return null
    return presenceOf(one, {
      isOnline: customersOnline.get(one.id),
      leftSecs: leftSecs(one.id),
      now: now.value,
    })
  })
}
