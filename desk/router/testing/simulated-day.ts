import type { Random } from '../../../domain/public.ts'
import type { Store } from '../../../store/public.ts'
import { leaveAsCustomer } from '../../actions/leave.ts'
import { openCase } from '../../cases/open-case.ts'
import { createDesk } from '../../desk.ts'
import { BEAT_MS, openPresence } from '../../presence/presence.ts'
import { listQueues, saveQueue } from '../../queues/queues.ts'
import { tablesOf } from '../../store/tables.ts'
import { deskOn, type DeskFixture } from '../../testing/desk-fixture.ts'
import { noteRouting } from '../note-routing.ts'
import { createRouter } from '../router.ts'
import { createStandings } from '../standings.ts'
import { casesGivenTwice } from './given-twice.ts'
import { hireAll, type People, type Process } from './day-people.ts'
import { type Arrival, type DaySize, planDay } from './day-plan.ts'
import { dayQueues } from './day-queues.ts'
import { type DayWatch, watchDay } from './day-watch.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import type { Told } from './told-wait.ts'

export interface DayResult {
  readonly watch: DayWatch
  readonly told: readonly Told[]
  readonly turns: number
  /** Turns by process. */
  readonly turnsOf: readonly number[]
  readonly longestTurnMs: number
  /** As the store has it at the end of the day. */
  readonly givenTwice: readonly string[]
}

export interface DayInput {
  /** One for each process; the same database. */
  readonly stores: readonly Store[]
  readonly size: DaySize
  readonly random: Random
  readonly say?: (text: string) => void
}

const SECOND = 1_000
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
  return { watch, told, turns, turnsOf, longestTurnMs, givenTwice: await casesGivenTwice(first) }
}

function ceil(at: number): number {
  return Math.ceil(at / SECOND) * SECOND
}

async function saveQueues(desk: DeskFixture): Promise<void> {
  await desk.team('desk:support')
  await desk.team('desk:sales')
  for (const { id, position: _, ...input } of dayQueues()) {
    await saveQueue(desk, { id, input, by: 'x' })
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
