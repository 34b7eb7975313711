import type { ActionRequest, CaseAction } from '../../domain/contract/public.ts'
import type { CommitUnit } from '../commit/commit-unit.ts'
import { caseUnknown, type Committed, repeated } from '../commit/commit-case.ts'
import type { CaseChange } from '../commit/case-change.ts'
import type { Actor, Desk } from '../desk.ts'
import type { Acting, Actions } from './acting.ts'
import { link, split, toTicket } from './branch.ts'
import { markSpam, merge, unmarkSpam, unmerge } from './exclude.ts'
import { finishFollowup, scheduleFollowup } from './followup.ts'
import { assign, take, transfer } from './hand-over.ts'
import {
  addTags,
  removeTags,
  setCategory,
  setFields,
  setPriority,
  setSubject,
  setTags,
} from './label.ts'
import { requestRating } from './rating.ts'
import { editMessage, redactMessage } from './rewrite.ts'
import { note, reply } from './say.ts'
import { setStatus } from './set-status.ts'
import { unwatch, watch } from './watching.ts'

/** What each action does. */
const ACTIONS: Actions = {
  reply,
  note,
  assign,
  take,
  transfer,
  set_status: setStatus,
  set_tags: setTags,
  add_tags: addTags,
  remove_tags: removeTags,
  set_category: setCategory,
  set_priority: setPriority,
  set_subject: setSubject,
  set_fields: setFields,
  mark_spam: markSpam,
  unmark_spam: unmarkSpam,
  merge,
  unmerge,
  link,
  split,
  to_ticket: toTicket,
  watch,
  unwatch,
  request_rating: requestRating,
  schedule_followup: scheduleFollowup,
  finish_followup: finishFollowup,
  edit_message: editMessage,
  redact_message: redactMessage,
}

export interface CaseRequest extends ActionRequest {
  /** The rules that led here, when a rule acts. */
  readonly cause?: readonly string[]
  /** Of whoever supervises nobody, false: asked in the transaction, so of two who take a case at once one has it. */
  readonly mayTakeOver?: boolean
}

/**
 * Does one action to a case. Whether the actor may is not asked here: staff come through `actAs`.
 * @throws NOT_FOUND, CASE_STATUS_REFUSED, CASE_ACTION_REFUSED, CLIENT_KEY_TAKEN and what the action throws
 */
export async function actOnCase(
  desk: Desk,
  actor: Actor,
  caseId: string,
  request: CaseRequest,
): Promise<Committed> {
  const { client_key, action, cause = [], mayTakeOver = true } = request
  return desk.commits.commit({
    cases: [caseId],
    keys: [{ case_id: caseId, client_key }],
    async run(unit) {
      const state = await unit.case(caseId)
      if (state === null) throw caseUnknown(caseId)
      const before = await unit.doneBefore(caseId, client_key)
      if (before !== null) return repeated(state, before, actor)
      const at = Math.max(desk.clock.now(), state.updated_at)
      const change = await run({ desk, unit, state, action, actor, at, cause, mayTakeOver })
      if (isNothing(change)) return { case: state, entries: [], is_repeat: false }
      const done = await unit.change(caseId, change, { actor, client_key, cause, at })
      return { ...done, is_repeat: false }
    },
  })
}

interface Doing {
  readonly desk: Desk
  readonly unit: CommitUnit
  readonly state: Committed['case']
  readonly action: CaseAction
  readonly actor: Actor
  readonly at: number
  readonly cause: readonly string[]
  readonly mayTakeOver: boolean
}

async function run(doing: Doing): Promise<CaseChange> {
  const act = ACTIONS[doing.action.type] as (acting: unknown) => Promise<CaseChange> | CaseChange
  const acting: Omit<Acting<never>, 'action'> & { action: CaseAction } = {
    ...doing,
    scope: () => doing.unit.scope(),
  }
  return act(acting)
}

function isNothing({ entries = [], events = [], patch = {}, write }: CaseChange): boolean {
  return entries.length + events.length + Object.keys(patch).length === 0 && write === undefined
}
