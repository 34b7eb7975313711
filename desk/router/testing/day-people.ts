import type { Random } from '../../../domain/public.ts'
import { actOnCase } from '../../actions/act-on-case.ts'
import type { Actor, Desk } from '../../desk.ts'
import { chooseAgentState } from '../../presence/agent-state.ts'
import type { Presence } from '../../presence/presence.ts'
import { tablesOf } from '../../store/tables.ts'
import type { DeskFixture, Hired } from '../../testing/desk-fixture.ts'
import type { Router } from '../router.ts'
import type { DayPlan } from './day-plan.ts'
import type { WatchedAgent } from './day-watch.ts'
import type { Timeline } from './timeline.ts'

/** One process of the server: its own connections to the one database. */
export interface Process {
  readonly desk: Desk
  readonly presence: Presence
  readonly router: Router
}

const SECOND = 1_000

/** Whoever works or writes in a simulated day. */
export interface People {
  readonly watched: ReadonlyMap<string, WatchedAgent>
  customer(tier: string | null, language: string): Promise<Actor & { readonly kind: 'customer' }>
  plan(plan: DayPlan, processes: readonly Process[], timeline: Timeline): void
  /** Somebody was given a chat: they answer, and end it. */
  given(
    chat: {
      readonly id: string
      readonly agent_id: string | null
      readonly assigned_at: number | null
    },
    processes: readonly Process[],
    timeline: Timeline,
  ): void
  readonly handling: Map<string, number>
  readonly random: Random
}

/** Hires everybody of the plan; nobody is there yet. */
export async function hireAll(desk: DeskFixture, plan: DayPlan): Promise<People> {
  const hired: Hired[] = []
  const there = new Set<string>()
  const watched = new Map<string, WatchedAgent>()
  for (const { team, skills, language } of plan.agents) {
    const each = await desk.hire({ team_ids: [team], language: language === 'en' ? 'en' : 'zh-CN' })
    hired.push(each)
    const { id } = each.actor
    await tablesOf(desk.store)
      .withTables<{ user_agents: { agent_id: string; skills_json: string } }>()
      .updateTable('user_agents')
      .set({ skills_json: JSON.stringify(skills) })
      .where('agent_id', '=', id)
      .execute()
    watched.set(id, {
      isThere: () => there.has(id),
      agent: {
        id,
        name: each.user.name,
        is_available: true,
        team_ids: [team],
        skills,
        languages: [language],
        capacity: { chat: 3, ticket: 20, channels: {} },
        load: { chat: 0, ticket: 0, channels: {} },
        last_assigned_at: null,
      },
    })
  }
  return createPeople({ desk, hired, there, watched })
}

interface Staff {
  readonly desk: DeskFixture
  readonly hired: readonly Hired[]
  readonly there: Set<string>
  readonly watched: ReadonlyMap<string, WatchedAgent>
}

function createPeople({ desk, hired, there, watched }: Staff): People {
  const actors = new Map(hired.map(({ actor }) => [actor.id, actor]))
  const handling = new Map<string, number>()
  const random = seeded()
  let keys = 0
  const act = async (
    at: Desk,
    agentId: string,
    caseId: string,
    action: Parameters<typeof actOnCase>[3]['action'],
  ) => {
    const actor = actors.get(agentId)
    const row = await tablesOf(at.store)
      .selectFrom('desk_cases')
      .select(['agent_id', 'status'])
      .where('id', '=', caseId)
      .executeTakeFirst()
    if (actor === undefined || row?.agent_id !== agentId || row.status !== 'open') return
    keys += 1
    await actOnCase(at, actor, caseId, { client_key: `day-key-${keys}`, action })
  }
  return {
    watched,
    handling,
    random,
    async customer(tier, language) {
      const actor = await desk.visitor()
      await tablesOf(desk.store)
        .updateTable('desk_customers')
        .set({ tier, language })
        .where('id', '=', actor.id)
        .execute()
      return actor
    },
    plan(plan, processes, timeline) {
      plan.agents.forEach(({ from, to, break_ms }, at) => {
        const id = hired[at]?.actor.id
        const process = processes[at % processes.length]
        if (id === undefined || process === undefined) return
        const choose = (state: 'online' | 'break' | 'offline') => async () => {
          if (state !== 'online') there.delete(id)
          await chooseAgentState(process.desk, id, state)
          if (state === 'online') there.add(id)
        }
        timeline.at(from, async () => {
          await process.presence.connected(id)
          await choose('online')()
        })
        timeline.at((from + to) / 2, choose('break'))
        timeline.at((from + to) / 2 + break_ms, choose('online'))
        timeline.at(to, choose('offline'))
        // One in eight loses the connection once: half of them for less than the grace time.
        if (at % 8 !== 0) return
        const lostAt = from + (to - from) * 0.3
        timeline.at(lostAt, async () => {
          there.delete(id)
          await process.presence.disconnected(id)
        })
        timeline.at(lostAt + (at % 16 === 0 ? 30 : 200) * SECOND, async () => {
          await process.presence.connected(id)
          there.add(id)
        })
      })
    },
    given(chat, processes, timeline) {
      const { id, agent_id } = chat
      const process = processes[Math.floor(random.next() * processes.length)]
      if (agent_id === null || process === undefined) return
      // One chat in a hundred is not seen: the router takes it back.
      if (random.next() < 0.01) return
      const { desk: at } = process
      const answer = { type: 'reply' as const, text: 'Let me see.', file_ids: [] }
      timeline.after((5 + random.next() * 40) * SECOND, () => act(at, agent_id, id, answer))
      const end = { type: 'set_status', status: 'resolved' } as const
      timeline.after(handling.get(id) ?? 60 * SECOND, () => act(at, agent_id, id, end))
    },
  }
}

function seeded(): Random {
  let state = 7
  return {
    next() {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 4_294_967_296
    },
  }
}
