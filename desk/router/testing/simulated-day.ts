import { queueInput, type QueueInput } from '../../../domain/contract/public.ts'
import type { Random } from '../../../domain/public.ts'
import type { Store } from '../../../store/public.ts'
import { actOnCase } from '../../actions/act-on-case.ts'
import { leaveAsCustomer } from '../../actions/leave.ts'
import { openCase } from '../../cases/open-case.ts'
import { type Actor, createDesk, type Desk } from '../../desk.ts'
import { chooseAgentState } from '../../presence/agent-state.ts'
import { BEAT_MS, openPresence, type Presence } from '../../presence/presence.ts'
import { listQueues, saveQueue } from '../../queues/queues.ts'
import { tablesOf } from '../../store/tables.ts'
import { deskOn, type DeskFixture, type Hired } from '../../testing/desk-fixture.ts'
import { noteRouting } from '../note-routing.ts'
import { createRouter, type Router } from '../router.ts'
import { createStandings } from '../standings.ts'
import { type Arrival, type DayPlan, type DaySize, planDay } from './day-plan.ts'
import { type DayWatch, watchDay, type WatchedAgent } from './day-watch.ts'
import { createTimeline, type Timeline } from './timeline.ts'

export interface DayResult {
  readonly watch: DayWatch
  /** What each who had to wait was told when they came, and how long it was, in seconds. */
  readonly told: readonly Told[]
  readonly turns: number
  /** Turns by process. */
  readonly turnsOf: readonly number[]
  readonly longestTurnMs: number
}

export interface Told {
  readonly queue_id: string | null
  /** From 1, when they were told. */
  readonly position: number
  readonly expected: number
  readonly actual: number
}

export interface DayInput {
  /** One for each process; the same database. */
  readonly stores: readonly Store[]
  readonly size: DaySize
  readonly random: Random
  readonly say?: (text: string) => void
}

interface Process {
  readonly desk: Desk
  readonly presence: Presence
  readonly router: Router
}

const SECOND = 1_000
const QUEUES: Readonly<Record<string, Partial<QueueInput>>> = {
  'desk:sales': { team_id: 'desk:sales', conditions: { categories: ['sales'] } },
  'desk:tech': {
    team_id: 'desk:support',
    conditions: { categories: ['tech'] },
    skills: ['tech'],
    relax_skills_after_secs: 240,
  },
  'desk:english': {
    conditions: { languages: ['en'] },
    needs_language: true,
    relax_language_after_secs: 300,
  },
  'desk:support': { team_id: 'desk:support' },
}

/**
 * A day of the desk on real stores, with time that only passes here: customers come, wait, are answered, leave;
 * agents come, fall silent, lose their connection, go. Everything goes through the functions that the server calls.
 */
export async function simulateDay({ stores, size, random, say }: DayInput): Promise<DayResult> {
  const [first] = stores
  if (first === undefined) throw new Error('a day needs a store')
  const fixture = await deskOn(first)
  const plan = planDay(size, random)
  const { clock, randomBytes } = fixture
  const processes = stores.map((store, at): Process => {
    const desk = at === 0 ? fixture : createDesk({ store, accounts: { store, clock, randomBytes } })
    return { desk, presence: openPresence(desk), router: createRouter(desk, `process-${at}`) }
  })
  await saveQueues(fixture)
  const people = await hireAll(fixture, plan)
  const queues = await listQueues(fixture)
  const watch = watchDay(people.watched, queues)
  const timeline = createTimeline(clock.now())
  const told: Told[] = []
  const shown = new Map<string, Omit<Told, 'actual'> & { readonly at: number }>()
  const standings = createStandings(fixture)
  const noting: Promise<void>[] = []
  for (const { desk } of processes) {
    desk.news.listen((news) => {
      watch.see(news)
      if (desk === fixture || news.kind === 'case') noting.push(noteRouting(desk, news))
      if (news.kind !== 'case' || news.case.agent_id === null) return
      if (news.before?.agent_id !== null) return
      const was = shown.get(news.case_id)
      shown.delete(news.case_id)
      if (was !== undefined) {
        const { at, ...rest } = was
        told.push({ ...rest, actual: (news.case.updated_at - at) / SECOND })
      }
      people.given(news.case, processes, timeline)
    })
  }
  people.plan(plan, processes, timeline)
  for (const arrival of plan.arrivals) {
    timeline.at(arrival.at, () => come(processes, people, arrival, timeline))
  }
  let beatAt = 0
  let turns = 0
  let longestTurnMs = 0
  const turnsOf = processes.map(() => 0)
  const ends = clock.now() + plan.ends_at + 3_600 * SECOND
  for (let next = timeline.next(); next !== null && next <= ends; next = timeline.next()) {
    const everySecond = watch.waiting.size > 0 ? 5 * SECOND : 10 * SECOND
    fixture.pass(Math.max(0, Math.min(ceil(next), clock.now() + everySecond) - clock.now()))
    await timeline.runUntil(clock.now())
    if (clock.now() - beatAt >= BEAT_MS) {
      beatAt = clock.now()
      for (const { presence } of processes) await presence.beat()
    }
    const begun = performance.now()
    const done = await Promise.all(processes.map(({ router }) => router.turn()))
    longestTurnMs = Math.max(longestTurnMs, performance.now() - begun)
    done.forEach(({ has_lease }, at) => {
      if (has_lease) turnsOf[at] = (turnsOf[at] ?? 0) + 1
    })
    await Promise.all(noting.splice(0))
    turns += 1
    for (const state of watch.waiting.values()) {
      if (shown.has(state.id) || state.last_agent_at !== null || state.assigned_at !== null)
        continue
      const standing = await standings.of(state)
      const expected = standing?.expected_wait_secs
      if (standing === null || expected == null) continue
      const { position } = standing
      shown.set(state.id, { at: clock.now(), queue_id: state.queue_id, position, expected })
    }
    if (turns % 2_000 === 0) {
      say?.(`${turns} turns, ${watch.counts.assigned} given, ${watch.waiting.size} waiting`)
    }
  }
  return { watch, told, turns, turnsOf, longestTurnMs }
}

/** The median of how far what was told lay from what was, as a share of what was. */
export function medianError(told: DayResult['told']): number {
  const errors = told.map(
    ({ expected, actual }) => Math.abs(expected - actual) / Math.max(actual, 1),
  )
  return errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Number.NaN
}

function ceil(at: number): number {
  return Math.ceil(at / SECOND) * SECOND
}

async function saveQueues(desk: DeskFixture): Promise<void> {
  await desk.team('desk:support')
  await desk.team('desk:sales')
  for (const [id, input] of Object.entries(QUEUES)) {
    await saveQueue(desk, { id, input: queueInput.parse({ name: id.slice(5), ...input }), by: 'x' })
  }
}

interface People {
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

async function hireAll(desk: DeskFixture, plan: DayPlan): Promise<People> {
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
      plan.agents.forEach(({ from, to }, at) => {
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
        timeline.at((from + to) / 2 + 900 * SECOND, choose('online'))
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

async function come(
  processes: readonly Process[],
  people: People,
  arrival: Arrival,
  timeline: Timeline,
): Promise<void> {
  const process = processes[Math.floor(people.random.next() * processes.length)]
  if (process === undefined) return
  const customer = await people.customer(arrival.tier, arrival.language)
  const { category, language, priority } = arrival
  const opening = {
    kind: 'chat',
    channel: 'web',
    text: 'Hello',
    category,
    language,
    priority,
  } as const
  const { case: opened } = await openCase(process.desk, customer, opening)
  people.handling.set(opened.id, arrival.handling_ms)
  timeline.after(arrival.patience_ms, async () => {
    const row = await tablesOf(process.desk.store)
      .selectFrom('desk_cases')
      .select(['agent_id', 'status', 'queued_at'])
      .where('id', '=', opened.id)
      .executeTakeFirst()
    if (row?.queued_at == null) return
    await leaveAsCustomer(process.desk, customer, opened.id)
  })
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
