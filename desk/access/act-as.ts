import { check, type Principal, scopeOf } from '../../accounts/public.ts'
import type { ActionRequest, CaseAction, CaseActionType } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Committed } from '../commit/commit-case.ts'
import { type Desk, deskAgentId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { soundAction } from '../tickets/sound-fields.ts'
import { actorOfPrincipal } from './desk-agent.ts'
import { type CaseMode, requireCase } from './may-case.ts'

/** What somebody may do to a case that they only watch or were named in; of follow-ups, finish their own. */
const BY_READING: ReadonlySet<CaseActionType> = new Set([
  'note',
  'watch',
  'unwatch',
  'finish_followup',
])

export function modeOfAction({ type }: Pick<CaseAction, 'type'>): CaseMode {
  return BY_READING.has(type) ? 'read' : 'write'
}

/**
 * One action of a signed-in user, with every right checked: the way in of the API and the socket.
 * @throws NOT_FOUND for a case that is not theirs, FORBIDDEN, and what `actOnCase` throws
 */
export async function actAs(
  desk: Desk,
  principal: Principal,
  caseId: string,
  request: ActionRequest,
): Promise<Committed> {
  check(principal, 'desk:answer')
  const { action } = request
  const state = await requireCase(desk, principal, caseId, modeOfAction(action))
  await refuseForbidden(desk, { principal, state, action })
  const sound = {
    ...request,
    action: await soundAction(desk, state, action),
    mayTakeOver: scopeOf(principal, 'desk:supervise') !== null,
  }
  return actOnCase(desk, actorOfPrincipal(principal), caseId, sound)
}

interface Asked {
  readonly desk: Desk
  readonly principal: Principal
  readonly state: CaseState
  readonly action: CaseAction
}

/** What concerns a colleague, not only the customer, is a supervisor's: whispers, taking over, their words. */
async function refuseForbidden(
  desk: Desk,
  { principal, state, action }: Omit<Asked, 'desk'>,
): Promise<void> {
  const me = deskAgentId(principal.user.id)
  switch (action.type) {
    case 'note':
      if (action.is_whisper) check(principal, 'desk:supervise')
      return
    case 'assign':
    case 'take':
    case 'transfer':
      if (state.agent_id !== null && state.agent_id !== me) check(principal, 'desk:supervise')
      return
    case 'watch':
    case 'unwatch':
      if (action.agent_id !== undefined && action.agent_id !== me)
        check(principal, 'desk:supervise')
      return
    case 'finish_followup':
      if (!(await isFollowupOf(desk, action.followup_id, me))) {
        await requireCase(desk, principal, state.id, 'write')
      }
      return
    case 'merge':
      await requireCase(desk, principal, action.into, 'write')
      return
    case 'link':
      await requireCase(desk, principal, action.case_id, 'read')
      return
    case 'edit_message':
    case 'redact_message':
      await refuseForeignWords({ desk, principal, state, action })
      return
    default:
  }
}

async function isFollowupOf(desk: Desk, id: string, agentId: string): Promise<boolean> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_followups')
    .select('agent_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.agent_id === agentId
}

/** Nobody puts words into somebody else's mouth; a colleague's go for good only by a supervisor. */
async function refuseForeignWords({ desk, principal, state, action }: Asked): Promise<void> {
  if (action.type !== 'edit_message' && action.type !== 'redact_message') return
  const row = await tablesOf(desk.store)
    .selectFrom('desk_entries')
    .select(['author_id', 'author_kind'])
    .where('message_id', '=', action.message_id)
    .where('case_id', '=', state.id)
    .executeTakeFirst()
  if (row === undefined || row.author_id === deskAgentId(principal.user.id)) return
  if (action.type === 'edit_message') {
    throw new DeskmetryError('FORBIDDEN', { what: "changing somebody else's words" })
  }
  if (row.author_kind === 'agent') check(principal, 'desk:supervise')
}
