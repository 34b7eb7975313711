import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import { refuseExcluded, refusal } from '../cases/transitions.ts'
import { requireDeskAgent } from '../access/desk-agent.ts'
import { joinChanges } from '../commit/case-change.ts'
import { newDeskId } from '../desk.ts'
import { claimFiles } from '../files/case-files.ts'
import { tablesOf } from '../store/tables.ts'
import type { Act, Acting } from './acting.ts'
import { assigned } from './holding.ts'
import { answered, attachmentsOf, refuseEmpty, soundText } from './message.ts'

/** A public message. An agent who answers what nobody has, has it from then on. */
export const reply: Act<'reply'> = async (acting) => {
  const { state, actor, at, action } = acting
  refuseExcluded(state)
  if (state.status === 'closed') {
    throw refusal(state, 'it is closed', 'Reopen it first (set_status open).')
  }
  const words = {
    message_id: newDeskId(acting.desk),
    text: action.text,
    files: await files(acting),
  }
  const taken =
    actor.kind === 'agent' && state.agent_id === null
      ? assigned(
          state,
          {
            agent_id: actor.id,
            agent_name: actor.name,
            by: 'agent',
            team_id: await teamOfTaker(acting),
          },
          at,
        )
      : {}
  const held = { ...state, ...taken.patch }
  return joinChanges(taken, answered(held, words, { actor, at }))
}

/** A private note; who is named in it finds it under their mentions, and may read the case from then on. */
export const note: Act<'note'> = async (acting) => {
  const { state, actor, at, action } = acting
  const text = soundText(action.text)
  const message_id = newDeskId(acting.desk)
  const attached = await files(acting)
  refuseEmpty(state, { message_id, text, files: attached })
  const mentions = [...new Set(action.mentions)]
  for (const agentId of mentions) await requireDeskAgent(await acting.scope(), agentId)
  return {
    entries: [
      {
        kind: 'note',
        message_id,
        text,
        file_ids: attached.map((file) => file.id),
        mentions,
        is_whisper: action.is_whisper,
      },
    ],
    events: [
      {
        type: 'message.sent',
        data: {
          message_id,
          author: actor.kind === 'rule' ? 'system' : actor.kind,
          is_note: true,
          text,
          attachments: attachmentsOf(attached),
        },
      },
    ],
    ...(mentions.length === 0
      ? {}
      : {
          write: async (tx: StoreScope, entries: readonly { readonly seq: number }[]) => {
            const rows = mentions.map((agent_id) => ({
              agent_id,
              case_id: state.id,
              seq: entries.at(-1)?.seq ?? 0,
              at,
            }))
            await tablesOf(tx).insertInto('desk_mentions').values(rows).execute()
          },
        }),
  }
}

/** A case without a team becomes that of whoever takes it. */
export async function teamOfTaker({
  state,
  actor,
  scope,
}: Pick<Acting<'take'>, 'actor' | 'scope'> & { readonly state: CaseState }): Promise<
  string | undefined
> {
  if (state.team_id !== null || actor.kind !== 'agent') return undefined
  return (await requireDeskAgent(await scope(), actor.id)).team_ids[0]
}

async function files(acting: Acting<'reply'> | Acting<'note'>) {
  const { file_ids } = acting.action
  if (file_ids.length === 0) return []
  const { actor, state } = acting
  const store = await acting.scope()
  return claimFiles({ store }, { file_ids, owner_id: actor.id ?? '', case_id: state.id })
}
