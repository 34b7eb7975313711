import { requireDeskAgent } from '../access/desk-agent.ts'
import { refusal } from '../cases/transitions.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import { newDeskId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import type { Act } from './acting.ts'
import { refuseFarOff } from './far-off.ts'
import { soundText } from './message.ts'
import { watch } from './watching.ts'

/**
 * 回访: a promise to come back to the customer on a day. Default: whoever schedules it, else whoever has the case. A
 * colleague who is to make it watches the case from then on, so that they may read what it is about.
 */
export const scheduleFollowup: Act<'schedule_followup'> = async (acting) => {
  const { state, action, actor, at, desk, scope } = acting
  const agent_id = action.agent_id ?? (actor.kind === 'agent' ? actor.id : state.agent_id)
  if (action.agent_id !== undefined) await requireDeskAgent(await scope(), action.agent_id)
  const due_at = Date.parse(action.due_at)
  if (due_at <= at) {
    throw refusal(state, 'a follow-up cannot be due in the past', 'Give `due_at` yet to come.')
  }
  refuseFarOff(state, due_at, at)
  const followup_id = newDeskId(desk)
  const note = soundText(action.note)
  const planned: CaseChange = {
    entries: [
      {
        kind: 'activity',
        activity: 'followup_scheduled',
        data: { followup_id, due_at: action.due_at, agent_id, note },
      },
    ],
    events: [{ type: 'followup.scheduled', data: { followup_id, due_at: action.due_at } }],
    write: async (tx) => {
      await tablesOf(tx)
        .insertInto('desk_followups')
        .values({
          id: followup_id,
          case_id: state.id,
          agent_id,
          due_at,
          note,
          done_at: null,
          outcome: null,
        })
        .execute()
    },
  }
  const isForAnother = agent_id !== null && agent_id !== actor.id && agent_id !== state.agent_id
  if (!isForAnother) return planned
  const watching = await watch({ ...acting, action: { type: 'watch', agent_id } })
  return joinChanges(planned, watching)
}

export const finishFollowup: Act<'finish_followup'> = async (acting) => {
  const { state, action, at, scope } = acting
  const { followup_id } = action
  const row = await tablesOf(await scope())
    .selectFrom('desk_followups')
    .select(['id', 'done_at'])
    .where('id', '=', followup_id)
    .where('case_id', '=', state.id)
    .executeTakeFirst()
  if (row === undefined) {
    throw refusal(state, `it has no follow-up ${followup_id}`, 'Load the case again.')
  }
  if (row.done_at !== null) return {}
  const outcome = soundText(action.outcome)
  return {
    entries: [{ kind: 'activity', activity: 'followup_done', data: { followup_id, outcome } }],
    events: [{ type: 'followup.done', data: { followup_id } }],
    write: async (tx) => {
      await tablesOf(tx)
        .updateTable('desk_followups')
        .set({ done_at: at, outcome })
        .where('id', '=', followup_id)
        .execute()
    },
  }
}
