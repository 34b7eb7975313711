import { type Accounts, listTeams } from '../../accounts/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { isEnded } from '../cases/case-state.ts'
import { refuseExcluded, refusal } from '../cases/transitions.ts'
import { requireDeskAgent } from '../access/desk-agent.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import { type Actor, newDeskId } from '../desk.ts'
import { listQueues } from '../queues/queues.ts'
import type { Act, Acting } from './acting.ts'
import { type AssignedBy, assigned, dequeued, queued, transferred, unassigned } from './holding.ts'
import { soundText } from './message.ts'
import { teamOfTaker } from './say.ts'

/** Gives the case to somebody, or back to its queue. */
export const assign: Act<'assign'> = async (acting) => {
  const { state, action, actor, at } = acting
  refuseUnmovable(acting)
  if (action.agent_id === state.agent_id) return {}
  if (action.agent_id === null) {
    const freed = unassigned(state, 'returned')
    if (state.queue_id === null) return freed
    const after = { ...state, ...freed.patch }
    return joinChanges(freed, queued(after, { queue_id: state.queue_id }, at))
  }
  const agent = await requireDeskAgent(await acting.scope(), action.agent_id)
  const team_id = state.team_id ?? agent.team_ids[0]
  const holder = { agent_id: agent.agent_id, agent_name: agent.name, by: byOf(actor), team_id }
  return assigned(state, holder, at)
}

export const take: Act<'take'> = async (acting) => {
  const { state, actor, at } = acting
  refuseUnmovable(acting)
  if (actor.kind !== 'agent') throw refusal(state, 'only an agent can take it', 'Assign it.')
  if (state.agent_id === actor.id) return {}
  const team_id = await teamOfTaker(acting)
  return assigned(state, { agent_id: actor.id, agent_name: actor.name, by: 'agent', team_id }, at)
}

/** To a colleague, a team or a queue; the note stays with the case, for whoever gets it. */
export const transfer: Act<'transfer'> = async (acting) => {
  const { action, actor } = acting
  refuseUnmovable(acting)
  const handed = await handOver(acting)
  const text = soundText(action.note)
  if (text.trim() === '') return handed
  const message_id = newDeskId(acting.desk)
  const author = actor.kind === 'rule' ? 'system' : actor.kind
  return joinChanges(
    {
      entries: [{ kind: 'note', message_id, text }],
      events: [{ type: 'message.sent', data: { message_id, author, is_note: true, text } }],
    },
    handed,
  )
}

async function handOver({
  desk,
  state,
  action,
  actor,
  at,
  scope,
}: Acting<'transfer'>): Promise<CaseChange> {
  const { to } = action
  const tx = await scope()
  if ('agent_id' in to) {
    const agent = await requireDeskAgent(tx, to.agent_id)
    if (agent.agent_id === state.agent_id) {
      throw refusal(state, `${agent.name} has it already`, 'Choose somebody else.')
    }
    const to_team =
      state.team_id !== null && agent.team_ids.includes(state.team_id)
        ? state.team_id
        : (agent.team_ids[0] ?? state.team_id)
    const { agent_id: to_agent, name: agent_name } = agent
    return transferred(state, { to_agent, agent_name, to_team, by: byOf(actor) }, at)
  }
  if ('team_id' in to) {
    await refuseUnknownTeam({ ...desk.accounts, store: tx }, to.team_id)
    const nobody = { to_agent: null, agent_name: null }
    return transferred(state, { ...nobody, to_team: to.team_id, by: byOf(actor) }, at)
  }
  const team_id = await teamOfQueue(tx, to.queue_id)
  const freed = joinChanges(unassigned(state, 'transferred'), dequeued(state, 'moved'))
  const after = { ...state, ...freed.patch }
  return joinChanges(freed, queued(after, { queue_id: to.queue_id, team_id }, at))
}

function byOf(actor: Actor): AssignedBy {
  return actor.kind === 'rule' ? 'rule' : actor.kind === 'agent' ? 'agent' : 'router'
}

function refuseUnmovable({
  state,
  actor,
  mayTakeOver,
}: Pick<Acting<'assign'>, 'state' | 'actor' | 'mayTakeOver'>): void {
  refuseExcluded(state)
  if (isEnded(state.status)) {
    throw refusal(state, `it is ${state.status}`, 'Reopen it first (set_status open).')
  }
  if (!mayTakeOver && state.agent_id !== null && state.agent_id !== actor.id) {
    throw refusal(state, 'a colleague has it by now', 'Ask them, or whoever supervises.')
  }
}

async function refuseUnknownTeam(accounts: Accounts, teamId: string): Promise<void> {
  const teams = await listTeams(accounts)
  if (teams.some(({ id }) => id === teamId)) return
  throw new DeskmetryError('NOT_FOUND', {
    what: `Team ${teamId}`,
    fix: 'GET /api/v1/desk/teams lists them.',
  })
}

async function teamOfQueue(tx: StoreScope, queueId: string): Promise<string | null> {
  const queue = (await listQueues({ store: tx })).find(({ id }) => id === queueId)
  if (queue === undefined) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `Queue ${queueId}`,
      fix: 'GET /api/v1/desk/queues lists them.',
    })
  }
  return queue.team_id
}
