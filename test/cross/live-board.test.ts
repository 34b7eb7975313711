import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoEvents } from '../../demo/public.ts'
import type { QueryAnswer, Viewer } from '../../domain/contract/public.ts'
import { type CanonicalEvent, parseEvent } from '../../domain/public.ts'
import { answerQuery } from '../../reports/public.ts'
import {
  type LiveBoard,
  openLiveBoard,
  openWarehouse,
  type Warehouse,
} from '../../warehouse/public.ts'

const HOUR = 3_600_000
/** A Tuesday of the demo centre, midnight in Shanghai. */
const DAY = Date.parse('2026-03-10T00:00:00+08:00')
const INSTANTS = 100
const ALL: Viewer = { kind: 'all' }

interface Sight {
  readonly viewer: Viewer
  readonly queues?: readonly (string | null)[]
}
const WHOLE: Sight = { viewer: ALL }

/** A small generator of its own: the instants must be the same at every run. */
function instants(seed: number): number[] {
  let state = seed
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return Array.from({ length: INSTANTS }, () => DAY + Math.floor(next() * 24 * HOUR)).sort(
    (a, b) => a - b,
  )
}

function demoDay(): CanonicalEvent[] {
  const from = DAY - 3 * 24 * HOUR
  const events: CanonicalEvent[] = []
  for (const raw of demoEvents({
    seed: 7,
    from,
    until: DAY + 24 * HOUR,
    cases: 900,
    tz: 'Asia/Shanghai',
  })) {
    const parsed = parseEvent(raw, 'demo')
    if (parsed.ok) events.push(parsed.event)
  }
  return events
}

describe('fed event by event through a demo day', () => {
  let dir = ''
  let warehouse: Warehouse
  let board: LiveBoard
  const events = demoDay()

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'deskmetry-live-'))
    warehouse = await openWarehouse({ duckdb: { dir } })
    await load(events.filter((event) => event.occurred_at < DAY))
    board = await openLiveBoard(warehouse, DAY)
  })
  afterAll(async () => {
    await warehouse.close()
    await rm(dir, { recursive: true, force: true })
  })

  async function load(some: readonly CanonicalEvent[]): Promise<void> {
    if (some.length === 0) return
    const path = join(dir, 'segment.ndjson')
    await writeFile(path, some.map((event) => `${JSON.stringify(event)}\n`).join(''))
    await warehouse.load({ path, receivedAt: DAY })
    await warehouse.refresh()
  }

  async function ask(at: number, viewer: Viewer, request: object): Promise<QueryAnswer> {
    const answer = await answerQuery(
      { from: new Date(at - HOUR / 2).toISOString(), to: new Date(at).toISOString(), ...request },
      { reader: warehouse, viewer, now: at, tz: 'Asia/Shanghai', dataUntil: at },
    )
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
    return answer.value
  }

  it('equals the query at 100 random instants, for everybody and for one team', {
    timeout: 300_000,
  }, async () => {
    const team: Viewer = {
      kind: 'teams',
      team_ids: [events.find((event) => event.team_id)?.team_id ?? ''],
    }
    const ofTeam: Sight = { viewer: team }
    const queue = events.find((event) => event.queue_id)?.queue_id ?? ''
    const ofQueues: Sight = { viewer: ALL, queues: [queue, null] }
    const waiting = events.filter((event) => event.occurred_at >= DAY)
    let taken = 0
    let seen = 0
    for (const [index, at] of instants(20_260_310).entries()) {
      const upTo = waiting.findIndex((event) => event.occurred_at > at)
      const slice = waiting.slice(taken, upTo < 0 ? undefined : upTo)
      taken += slice.length
      for (const event of slice) await board.take([event])
      await load(slice)
      for (const { viewer, queues } of index % 5 === 0 ? [WHOLE, ofTeam, ofQueues] : [WHOLE]) {
        const live = board.snapshot(at, DAY, viewer, queues)
        const filters = queues === undefined ? {} : { queue: queues }
        const now = (
          await ask(at, viewer, { metrics: ['backlog_count', 'service_level_ratio'], filters })
        ).rows[0]
        const today = await ask(at, viewer, {
          metrics: ['cases_opened_count'],
          from: new Date(DAY).toISOString(),
          filters,
        })
        expect(live.backlog_count).toBe(now?.['backlog_count'])
        expect(live.service_level_ratio).toBe(now?.['service_level_ratio'])
        expect(live.service_level_n).toBe(now?.['service_level_ratio__n'])
        const arrived = live.arrivals.reduce((sum, slot) => sum + slot.count, 0)
        expect(arrived).toBe(today.rows[0]?.['cases_opened_count'])
        seen += live.backlog_count + live.service_level_n
      }
    }
    expect(seen).toBeGreaterThan(INSTANTS)
  })
})
