import { type CaseState, isEnded } from '../cases/case-state.ts'
import { refuseExcluded, refusal } from '../cases/transitions.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import { caseUnknown } from '../commit/commit-case.ts'
import { tablesOf } from '../store/tables.ts'
import type { Act } from './acting.ts'
import { queued } from './holding.ts'

/** Cases that count as no work of their own: spam, and those merged into another. Their status stays what it was. */

const RESTS = { queued_at: null, waiting_since: null } as const

export const markSpam: Act<'mark_spam'> = ({ state }) => {
  if (state.is_spam) return {}
  refuseExcluded(state)
  return {
    patch: { ...RESTS, is_spam: true },
    entries: [{ kind: 'activity', activity: 'marked_spam' }],
    events: [{ type: 'case.marked_spam' }],
  }
}

export const unmarkSpam: Act<'unmark_spam'> = ({ state, at }) => {
  if (!state.is_spam) return {}
  const back: CaseChange = {
    patch: { is_spam: false },
    entries: [{ kind: 'activity', activity: 'unmarked_spam' }],
    events: [{ type: 'case.unmarked_spam' }],
  }
  return joinChanges(back, requeued(state, at))
}

/**
 * Its entries stay where they are; what its customer writes from now on goes to the other. Never across customers:
 * one would read what the other wrote.
 */
export const merge: Act<'merge'> = async ({ state, action, actor, unit, cause }) => {
  if (state.merged_into === action.into) return {}
  refuseExcluded(state)
  const into = await unit.case(action.into)
  if (into === null) throw caseUnknown(action.into)
  refuseUnfit(state, into)
  const since = [state.waiting_since, into.waiting_since].filter((one) => one !== null)
  await unit.change(
    into.id,
    {
      patch: {
        waiting_since: since.length === 0 ? null : Math.min(...since),
        customer_id: into.customer_id ?? state.customer_id,
        customer_name: into.customer_name ?? state.customer_name,
      },
      entries: [
        { kind: 'activity', activity: 'merged', data: { from: state.id, number: state.number } },
      ],
    },
    { actor, cause },
  )
  return {
    patch: { ...RESTS, merged_into: into.id },
    entries: [
      { kind: 'activity', activity: 'merged', data: { into: into.id, number: into.number } },
    ],
    events: [{ type: 'case.merged', data: { into: into.id } }],
    write: async (tx) => {
      await tablesOf(tx)
        .insertInto('desk_links')
        .values({ from_case: into.id, to_case: state.id, relation: 'merged_from' })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

export const unmerge: Act<'unmerge'> = async ({ state, actor, at, unit, cause }) => {
  const { merged_into } = state
  if (merged_into === null) return {}
  const into = await unit.case(merged_into)
  if (into !== null) {
    await unit.change(
      into.id,
      {
        entries: [
          {
            kind: 'activity',
            activity: 'unmerged',
            data: { from: state.id, number: state.number },
          },
        ],
      },
      { actor, cause },
    )
  }
  const back: CaseChange = {
    patch: { merged_into: null },
    entries: [
      {
        kind: 'activity',
        activity: 'unmerged',
        data: { from_case: merged_into, number: into?.number ?? null },
      },
    ],
    events: [{ type: 'case.unmerged' }],
    write: async (tx) => {
      await tablesOf(tx)
        .deleteFrom('desk_links')
        .where('from_case', '=', merged_into)
        .where('to_case', '=', state.id)
        .where('relation', '=', 'merged_from')
        .execute()
    },
  }
  return joinChanges(back, requeued(state, at))
}

function refuseUnfit(state: CaseState, into: CaseState): void {
  if (into.id === state.id) {
    throw refusal(state, 'it cannot be merged into itself', 'Name another case.')
  }
  if (into.merged_into !== null || into.is_spam || isEnded(into.status)) {
    throw refusal(
      state,
      `case ${into.number} takes nothing in: it is spam, merged or ended`,
      'Merge the other way round, or reopen that case first.',
    )
  }
  const isForeign =
    state.customer_id !== null &&
    into.customer_id !== null &&
    state.customer_id !== into.customer_id
  if (isForeign) {
    throw refusal(state, `case ${into.number} belongs to another customer`, 'Link the two instead.')
  }
}

/** What nobody had goes back to its queue, at its end. */
function requeued(state: CaseState, at: number): CaseChange {
  if (state.agent_id !== null || state.queue_id === null || isEnded(state.status)) return {}
  return queued(state, { queue_id: state.queue_id }, at)
}
