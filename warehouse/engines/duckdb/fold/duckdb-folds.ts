/**
 * Refresh and rebuild of a DuckDB warehouse. They wait for each other, never for loads: a fold has two connections
 * of its own and sees the events of one load and before.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { isDirectoryType, EVENT_TYPES, placeOf } from '../../../../domain/public.ts'
import {
  createKnownContext,
  type KnownContext,
  movedSince,
  type TouchedCases,
} from '../../../fold/known-context.ts'
import type {
  RebuildOptions,
  RebuildResult,
  RefreshOptions,
  RefreshResult,
} from '../../../fold/refresh-result.ts'
import { FOLDED, LOADED, RESTATED } from '../../../schema/state.ts'
import type { Reader } from '../../../engine.ts'
import type { DuckDb } from '../database.ts'
import { readRows } from '../read-rows.ts'
import { getState, putState } from '../load/duckdb-event-store.ts'
import { toDeskmetryError } from '../translate-error.ts'
import { readEvents } from './read-events.ts'
import { foldAnew } from './fold-anew.ts'
import { foldTouched } from './fold-touched.ts'
import { touchedSql } from './touched-sql.ts'

export interface DuckDbFolds {
  refresh(options?: RefreshOptions): Promise<RefreshResult>
  rebuild(options?: RebuildOptions): Promise<RebuildResult>
  close(): Promise<void>
}

/** What a fold works with. */
export interface FoldTools {
  readonly feed: DuckDBConnection
  readonly sink: DuckDBConnection
  readonly known: KnownContext
  readonly upTo: number
  readonly reader: Reader
}

/** Above this share of all events, folding everything into new tables is cheaper than replacing rows. */
const REBUILD_SHARE = 1 / 3

const CONTEXT_PLACES = EVENT_TYPES.filter(
  (type) =>
    type === 'agent.state_changed' || (isDirectoryType(type) && !type.startsWith('customer.')),
)
  .map(placeOf)
  .join(', ')

export async function openDuckDbFolds(db: DuckDb, reader: Reader): Promise<DuckDbFolds> {
  const [feed, sink] = [await db.connect(), await db.connect()]
  let known: KnownContext | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One at a time; after a failure the context is read anew, since part of it may be ahead of the facts. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      try {
        return await work()
      } catch (error) {
        known = undefined
        throw toDeskmetryError(error, 'fold')
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const number = async (name: string) => Number((await getState(sink, name)) ?? 0)
  const contextUpTo = async (load: number): Promise<KnownContext> => {
    if (known !== undefined) return known
    const fresh = createKnownContext()
    fresh.restate(await number(RESTATED))
    fresh.take(...(await newContext(sink, 0, load)))
    known = fresh
    return fresh
  }

  return {
    refresh: (options = {}) =>
      alone(async () => {
        const upTo = await number(LOADED)
        const folded = await number(FOLDED)
        if (upTo === folded) return { cases: 0, events: 0, folded_load: folded }
        const context = await contextUpTo(folded)
        if (folded === 0) context.restate(upTo)
        const touched = context.take(...(await newContext(sink, folded, upTo)))
        const tools = { feed, sink, known: context, upTo, reader }
        if (folded === 0) return foldAnew(tools, { ...options, restated: true })
        await sink.run(touchedSql(folded, upTo, touched))
        if (await isLarge(sink)) return foldAnew(tools, options)
        return foldTouched(tools, folded, touched)
      }),
    rebuild: (options = {}) =>
      alone(async () => {
        const upTo = await number(LOADED)
        const folded = await number(FOLDED)
        const context = await contextUpTo(folded)
        context.restate(upTo)
        const touched = context.take(...(await newContext(sink, folded, upTo)))
        const tools = { feed, sink, known: context, upTo, reader }
        if (options.from === undefined || folded === 0) {
          return foldAnew(tools, { ...options, restated: true })
        }
        return restateSince(tools, folded, movedSince(touched, options.from))
      }),
    async close() {
      await last
      feed.closeSync()
      sink.closeSync()
    },
  }
}

/** A rebuild of a part: corrections of the directory count from now on. */
async function restateSince(
  tools: FoldTools,
  folded: number,
  since: TouchedCases,
): Promise<RefreshResult> {
  const { sink, upTo } = tools
  await sink.run(touchedSql(folded, upTo, since))
  const result = await foldTouched(tools, folded, since)
  await putState(sink, RESTATED, String(upTo))
  return result
}

/** Events of the context, and sources of `sla.applied`, in the loads after one and up to another. */
async function newContext(
  connection: DuckDBConnection,
  after: number,
  upTo: number,
): Promise<Parameters<KnownContext['take']>> {
  const loads = `load_no > ${after} and load_no <= ${upTo}`
  const events = await readEvents(connection, `${loads} and place in (${CONTEXT_PLACES})`)
  const sources = await readRows(
    await connection.stream(
      `select distinct source from events where ${loads} and place = ${placeOf('sla.applied')}`,
    ),
  )
  return [events, (sources.columns['source'] ?? []).map(String)]
}

async function isLarge(connection: DuckDBConnection): Promise<boolean> {
  const rows = await readRows(
    await connection.stream(
      `select (select count(*) from events where case_key in (select case_key from work.touched))
        / (select greatest(count(*), 1) from events) as share`,
    ),
  )
  return Number(rows.columns['share']?.[0] ?? 0) > REBUILD_SHARE
}
