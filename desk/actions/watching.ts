import { requireDeskAgent } from '../access/desk-agent.ts'
import { refusal } from '../cases/transitions.ts'
import { tablesOf } from '../store/tables.ts'
import type { Act, Acting } from './acting.ts'

/** Who wants to know of a case without having it; whoever watches may read it. */

export const watch: Act<'watch'> = async (acting) => {
  const agent_id = await watcherOf(acting)
  const { state, scope } = acting
  if (await isWatching(acting, agent_id)) return {}
  await requireDeskAgent(await scope(), agent_id)
  return {
    entries: [{ kind: 'activity', activity: 'watched', data: { agent_id } }],
    write: async (tx) => {
      await tablesOf(tx)
        .insertInto('desk_watchers')
        .values({ case_id: state.id, agent_id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

export const unwatch: Act<'unwatch'> = async (acting) => {
  const agent_id = await watcherOf(acting)
  const { state } = acting
  if (!(await isWatching(acting, agent_id))) return {}
  return {
    entries: [{ kind: 'activity', activity: 'unwatched', data: { agent_id } }],
    write: async (tx) => {
      await tablesOf(tx)
        .deleteFrom('desk_watchers')
        .where('case_id', '=', state.id)
        .where('agent_id', '=', agent_id)
        .execute()
    },
  }
}

type Watching = Acting<'watch'> | Acting<'unwatch'>

function watcherOf({ state, action, actor }: Watching): Promise<string> {
  const agentId = action.agent_id ?? (actor.kind === 'agent' ? actor.id : null)
  if (agentId === null) throw refusal(state, 'nobody is named who watches', 'Give agent_id.')
  return Promise.resolve(agentId)
}

async function isWatching({ state, scope }: Watching, agentId: string): Promise<boolean> {
  const row = await tablesOf(await scope())
    .selectFrom('desk_watchers')
    .select('agent_id')
    .where('case_id', '=', state.id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return row !== undefined
}
