import { type Ref, shallowReactive, shallowRef, watch } from 'vue'
import type { DeskCase, ToStaffFrame } from '../../../domain/contract/public.ts'
import { ApiFailure } from '../../api/fetch-json.ts'
import { stillTyping, type Typist, withTyping } from './typists.ts'

/** What the connection has told, besides entries: the newest line of each case, who writes, who has read. */
export function createHeard(tick: Readonly<Ref<number>>) {
  const cases = shallowReactive(new Map<string, DeskCase>())
  const failures = shallowReactive(new Map<string, unknown>())
  const typists = shallowRef<readonly Typist[]>([])
  /** How far the customer has read, by case. */
  const customerReads = shallowReactive(new Map<string, number>())
  const customersOnline = shallowReactive(new Map<string, boolean>())
  /** When those were seen to go who were here before, by our clock. */
  const left = shallowReactive(new Map<string, number>())

  watch(tick, (at) => {
    typists.value = stillTyping(typists.value, at)
  })

  function noteOnline(id: string, isOnline: boolean): void {
    if (isOnline) left.delete(id)
    else if (customersOnline.get(id) === true) left.set(id, tick.value)
    customersOnline.set(id, isOnline)
  }

  function keep(row: DeskCase): void {
    const known = cases.get(row.id)
    if (known !== undefined && row.last_seq < known.last_seq) return
    // An answer that was read before a mark was set does not take the mark away.
    const read_seq = Math.max(row.read_seq, known?.read_seq ?? 0)
    cases.set(row.id, { ...row, read_seq })
  }

  return {
    cases,
    failures,
    typists,
    customerReads,
    customersOnline,
    keep,
    /** Since a customer was seen to go, in seconds; null when that was not seen. */
    leftSecs: (customerId: string): number | null => {
      const at = left.get(customerId)
      return at === undefined ? null : (tick.value - at) / 1000
    },
    take: (frame: ToStaffFrame): void => {
      if (frame.type === 'case') keep(frame.case)
      else if (frame.type === 'typing') typists.value = withTyping(typists.value, frame, tick.value)
      else if (frame.type === 'online') noteOnline(frame.customer_id, frame.is_online)
      else if (frame.type === 'read' && frame.who === 'customer') {
        customerReads.set(frame.case_id, frame.seq)
      } else if (frame.type === 'gone') {
        cases.delete(frame.case_id)
        const code = 'NOT_FOUND'
        failures.set(frame.case_id, new ApiFailure({ code, status: 404, message: '' }))
      }
    },
  }
}
