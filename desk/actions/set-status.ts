import { isEnded } from '../cases/case-state.ts'
import { refuseExcluded, refusal } from '../cases/transitions.ts'
import { joinChanges } from '../commit/case-change.ts'
import type { Act } from './acting.ts'
import { refuseFarOff } from './far-off.ts'
import { moved } from './moving.ts'
import { ratingAsked, wasAskedToRate } from './rating.ts'

/** Moves the case. Resolved by a person who answered, its customer is asked how it was, once. */
export const setStatus: Act<'set_status'> = async (acting) => {
  const { state, action, actor, at, desk } = acting
  refuseExcluded(state)
  const until = action.until === undefined ? null : Date.parse(action.until)
  if (action.status === 'snoozed' && (until === null || until <= at)) {
    throw refusal(state, 'a snooze needs an end', 'Give `until`, an instant that is yet to come.')
  }
  if (until !== null) refuseFarOff(state, until, at)
  const change = moved(state, { to: action.status, actor, at, until })
  const isAsked =
    action.status === 'resolved' &&
    !isEnded(state.status) &&
    state.customer_id !== null &&
    state.first_replied_at !== null
  if (!isAsked) return change
  const wasAsked = await wasAskedToRate(await acting.scope(), state.id)
  return wasAsked ? change : joinChanges(change, ratingAsked(desk, state, at))
}
