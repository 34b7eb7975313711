/**
 * Refresh and rebuild of a ClickHouse warehouse. The events of the chosen cases travel as Parquet into a DuckDB in
 * this process, are folded there as those of a DuckDB warehouse are, and the facts travel back: one fold, one way
 * of running it.
 *
 * A refresh writes rows with the load it knows as their version, then hides what is older of the same cases. A
 * rebuild writes new tables and exchanges each with the old one.
 */
import { EVENT_TYPES, isDirectoryType, placeOf } from '../../../domain/public.ts'
import { toRecords } from '../../engine.ts'
import type { LoadedEvent } from '../../fold/directory-history.ts'
import {
  createKnownContext,
  type KnownContext,
  movedSince,
  type TouchedCases,
} from '../../fold/known-context.ts'
import type {
  RebuildOptions,
  RebuildResult,
  RefreshOptions,
  RefreshResult,
} from '../../fold/refresh-result.ts'
import { readState } from '../../read-health.ts'
import { FOLDED, RESTATED } from '../../schema/state.ts'
import type { DuckDbFolds } from '../duckdb/fold/duckdb-folds.ts'
import { putState, readLoaded } from './clickhouse-state.ts'
import { type ClickHouseFoldTools, foldAnew } from './fold-anew.ts'
import { foldTouched } from './fold-touched.ts'
import { touchedSql } from './touched-sql.ts'
import { TOUCHED } from './work-tables.ts'

const CONTEXT_PLACES = EVENT_TYPES.filter(
  (type) =>
    type === 'agent.state_changed' || (isDirectoryType(type) && !type.startsWith('customer.')),
)
  .map(placeOf)
  .join(', ')

type FoldBase = Omit<ClickHouseFoldTools, 'known' | 'upTo'>

export function createClickHouseFolds(base: FoldBase): DuckDbFolds {
  const { reader, db } = base
  let known: KnownContext | undefined
  let last: Promise<unknown> = Promise.resolve()
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      try {
        return await work()
      } catch (error) {
        known = undefined
        throw error
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const number = async (name: string) => Number((await readState(reader, name)) ?? 0)
  const contextUpTo = async (load: number): Promise<KnownContext> => {
    if (known !== undefined) return known
    const fresh = createKnownContext()
    fresh.restate(await number(RESTATED))
    fresh.take(...(await newContext(base, 0, load)))
    known = fresh
    return fresh
  }
  return {
    refresh: (options: RefreshOptions = {}): Promise<RefreshResult> =>
      alone(async () => {
        const upTo = await readLoaded(db)
        const folded = await number(FOLDED)
        if (upTo === folded) return { cases: 0, events: 0, folded_load: folded }
        const context = await contextUpTo(folded)
        if (folded === 0) context.restate(upTo)
        const touched = context.take(...(await newContext(base, folded, upTo)))
        const tools = { ...base, known: context, upTo }
        if (folded === 0) return foldAnew(tools, { ...options, restated: true })
        await db.exec(`truncate table "${TOUCHED}"`)
        await db.exec(touchedSql(folded, upTo, touched))
        return foldTouched(tools, folded, touched)
      }),
    rebuild: (options: RebuildOptions = {}): Promise<RebuildResult> =>
      alone(async () => {
        const upTo = await readLoaded(db)
        const folded = await number(FOLDED)
        const context = await contextUpTo(folded)
        context.restate(upTo)
        const touched = context.take(...(await newContext(base, folded, upTo)))
        const tools = { ...base, known: context, upTo }
        if (options.from === undefined || folded === 0) {
          return foldAnew(tools, { ...options, restated: true })
        }
        return restateSince(tools, folded, movedSince(touched, options.from))
      }),
    async close() {
      await last
    },
  }
}

/** A rebuild of a part: corrections of the directory count from now on. */
async function restateSince(
  tools: ClickHouseFoldTools,
  folded: number,
  since: TouchedCases,
): Promise<RefreshResult> {
  const { db, upTo } = tools
  await db.exec(`truncate table "${TOUCHED}"`)
  await db.exec(touchedSql(folded, upTo, since))
  const result = await foldTouched(tools, folded, since)
  await putState(db, RESTATED, String(upTo))
  return result
}

async function newContext(
  { reader }: FoldBase,
  after: number,
  upTo: number,
): Promise<Parameters<KnownContext['take']>> {
  const loads = `load_no > ${after} and load_no <= ${upTo}`
  const rows = await reader.query(
    `select event_id, type, occurred_at, seq, source, case_id, case_kind, customer_id, agent_id, team_id, queue_id,
      channel, data, load_no from events where ${loads} and place in (${CONTEXT_PLACES})`,
  )
  const sources = await reader.query(
    `select distinct source from events where ${loads} and place = ${placeOf('sla.applied')}`,
  )
  const events = toRecords(rows).map(
    (row) =>
      ({ ...row, data: JSON.parse(String(row['data'])) as unknown }) as unknown as LoadedEvent,
  )
  return [events, (sources.columns['source'] ?? []).map(String)]
}
