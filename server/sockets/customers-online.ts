import type { VisitorMember } from './live-room.ts'

/** Which customers have a widget open, at this process or another. */
export interface CustomersOnline {
  came(member: VisitorMember): void
  left(member: VisitorMember): void
  /** Said by another process. */
  elsewhere(customerId: string, isOnline: boolean): void
  isOnline(customerId: string): boolean
  close(): void
}

/** A page that is loaded again is not somebody who left. */
const GRACE_MS = 4_000
/** A process that died takes nothing back: what it said counts for so long. */
const ELSEWHERE_MS = 10 * 60_000

/** @param tell told when somebody came or left, of this process alone */
export function createCustomersOnline(
  tell: (customerId: string, isOnline: boolean) => void,
): CustomersOnline {
  const here = new Map<string, Set<VisitorMember>>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const away = new Map<string, NodeJS.Timeout>()

  function keep(customerId: string): void {
    clearTimeout(leaving.get(customerId))
    leaving.delete(customerId)
  }

  return {
    came(member) {
      const { customer_id } = member.visitor
      const windows = here.get(customer_id) ?? new Set()
      const isNew = windows.size === 0 && !leaving.has(customer_id)
      here.set(customer_id, windows.add(member))
      keep(customer_id)
      if (isNew) tell(customer_id, true)
    },
    left(member) {
      const { customer_id } = member.visitor
      const windows = here.get(customer_id)
      if (windows?.delete(member) !== true || windows.size > 0) return
      here.delete(customer_id)
      const timer = setTimeout(() => {
        leaving.delete(customer_id)
        tell(customer_id, false)
      }, GRACE_MS)
      leaving.set(customer_id, timer.unref())
    },
    elsewhere(customerId, isOnline) {
      clearTimeout(away.get(customerId))
      away.delete(customerId)
      if (!isOnline) return
      away.set(customerId, setTimeout(() => away.delete(customerId), ELSEWHERE_MS).unref())
    },
    isOnline: (customerId) =>
      here.has(customerId) || leaving.has(customerId) || away.has(customerId),
    close() {
      for (const timer of [...leaving.values(), ...away.values()]) clearTimeout(timer)
    },
  }
}
