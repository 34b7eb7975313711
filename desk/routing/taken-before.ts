import type { DeskQueue, QueueConditions } from '../../domain/contract/public.ts'
import { speaks } from './language.ts'

type Asking = Pick<DeskQueue, 'id' | 'is_active' | 'conditions'>

/**
 * The earlier queue that takes every case this one asks for, so that none ever enters it by its conditions. One that
 * overflows into it, a rule or an agent may still bring it cases.
 * @param queues in their order of matching
 * @returns null when a case can come this far, or the queue is switched off
 */
export function takenBefore<Queue extends Asking>(
  queue: Asking,
  queues: readonly Queue[],
): Queue | null {
  if (!queue.is_active) return null
  const place = queues.findIndex(({ id }) => id === queue.id)
  const earlier = queues.slice(0, Math.max(0, place))
  return (
    earlier.find(
      ({ is_active, conditions }) => is_active && takesAllOf(conditions, queue.conditions),
    ) ?? null
  )
}

/** Whether every case that holds the conditions `asked` holds those of `taking` too. */
function takesAllOf(taking: QueueConditions, asked: QueueConditions): boolean {
  return (
    within(taking.kinds, asked.kinds, isSame) &&
    within(taking.channels, asked.channels, isSame) &&
    within(taking.categories, asked.categories, isBranch) &&
    within(taking.languages, asked.languages, (wide, narrow) => speaks([wide], narrow)) &&
    within(taking.tiers, asked.tiers, isSame) &&
    within(taking.priorities, asked.priorities, isSame) &&
    within(taking.tags, asked.tags, isSame) &&
    within(taking.business_lines, asked.business_lines, isSame) &&
    within(taking.pages, asked.pages, (wide, narrow) => narrow.includes(wide)) &&
    Object.entries(taking.fields ?? {}).every(([key, values]) =>
      within(values, asked.fields?.[key], isSame),
    )
  )
}

/** A list holds when the case has one of its values; an empty one, and one that is left out, always. */
function within(
  taking: readonly string[] | undefined,
  asked: readonly string[] | undefined,
  covers: (wide: string, narrow: string) => boolean,
): boolean {
  if (taking === undefined || taking.length === 0) return true
  if (asked === undefined || asked.length === 0) return false
  return asked.every((narrow) => taking.some((wide) => covers(wide, narrow)))
}

const isSame = (wide: string, narrow: string) => wide === narrow
const isBranch = (wide: string, narrow: string) => wide === narrow || narrow.startsWith(`${wide}/`)
