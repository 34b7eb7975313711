/** Runs the fold over the chosen cases: events out of one connection, numbers into staging tables of another. */
import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { ContextData } from '../../../fold/create-context.ts'
import { STAGED_TABLES, type StagedBatch } from '../../../fold/fact-columns.ts'
import { startFolder } from '../../../fold/start-folder.ts'
import { CASE_FACTS } from '../../../schema/facts.ts'
import { readRows } from '../read-rows.ts'
import { appendColumns, createStage, stageOf } from './append-columns.ts'
import { caseRowsSql, insertFactsSql, SET_WORDS_SQL } from './decode-sql.ts'
import {
  chooseCasesSql,
  eventsOf,
  type FoldScope,
  inputSql,
  numberStringsSql,
  touchedEventsSql,
} from './input-sql.ts'
import { readBatches } from './read-batches.ts'

export interface FoldRun {
  /** Reads the events. */
  readonly feed: DuckDBConnection
  /** Writes the facts. */
  readonly sink: DuckDBConnection
  readonly scope: FoldScope
  readonly context: ContextData
  /** The table that a fact table's rows go to, quoted. */
  readonly targetOf: (table: string) => string
  readonly onEvents?: (events: number, total: number) => void
}

/** Batches on their way at once: one is folded while the next is read. */
const IN_FLIGHT = 3
/** Staged rows of all facts up to which words stand in variables. */
const FEW_ROWS = 200_000
/** Staged rows that are written out together. */
const SLICE_ROWS = 1_000_000

/** @returns how many cases and events were folded */
export async function foldCases(run: FoldRun): Promise<{ cases: number; events: number }> {
  const { sink, scope } = run
  if (scope.isTouchedOnly) for (const sql of touchedEventsSql(scope)) await sink.run(sql)
  await sink.run(chooseCasesSql(scope))
  await sink.run(numberStringsSql(scope))
  const counted = await readRows(
    await sink.stream(
      'select count(*) as cases, coalesce(sum(events), 0) as events from work.fold_cases',
    ),
  )
  const cases = Number(counted.columns['cases']?.[0] ?? 0)
  const total = Number(counted.columns['events']?.[0] ?? 0)
  const known = await readRows(await sink.stream('select text from work.fold_refs order by ref'))
  const refs = (known.columns['text'] ?? []).map(String)
  await createDictionaries(sink)
  const stage = createStager(run)
  const folder = startFolder({ context: run.context, refs }, total)
  try {
    const waiting: Promise<StagedBatch>[] = []
    let events = 0
    for await (const batch of readBatches(run.feed, inputSql(scope))) {
      events += batch.rows
      const answer = folder.take(batch)
      // It is awaited below; until then a failure must not count as nobody's.
      answer.catch(() => undefined)
      waiting.push(answer)
      while (waiting.length >= IN_FLIGHT) await stage.add(await waiting.shift())
      run.onEvents?.(events, total)
    }
    waiting.push(folder.finish())
    for (const answer of waiting) await stage.add(await answer)
    await stage.finish()
  } finally {
    await folder.stop()
    await stage.settle()
    await dropStages(sink)
  }
  return { cases, events: total }
}

/**
 * Takes what the fold gives and writes it out slice by slice: while one slice is written, the next is folded. At most
 * two are in memory.
 */
function createStager(run: FoldRun) {
  let slice: StagedBatch[] = []
  let rows = 0
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    await writing
    const full = { batches: slice, rows }
    slice = []
    rows = 0
    writing = writeSlice(run, full.batches, full.rows)
    // It is awaited before the next slice; until then a failure must not count as nobody's.
    writing.catch(() => undefined)
  }
  return {
    async add(batch: StagedBatch | undefined): Promise<void> {
      if (batch === undefined) return
      slice.push(batch)
      for (const staged of Object.values(batch.tables)) rows += staged.rows
      if (rows >= SLICE_ROWS) await write()
    },
    /** The last slice. */
    async finish(): Promise<void> {
      await write()
      await writing
    },
    /** Ends when nothing is being written, whether that went well or not. */
    async settle(): Promise<void> {
      await writing.catch(() => undefined)
    },
  }
}

async function writeSlice(
  { sink, scope, targetOf }: FoldRun,
  batches: readonly StagedBatch[],
  rows: number,
): Promise<void> {
  for (const batch of batches) await addStrings(sink, batch)
  if (rows === 0) return
  for (const table of STAGED_TABLES) {
    await sink.run(createStage(table))
    await appendColumns(
      sink,
      table,
      batches.flatMap(({ tables }) => tables[table.name] ?? []),
    )
  }
  const words = scope.isTouchedOnly && rows <= FEW_ROWS ? 'variables' : 'joined'
  if (words === 'variables') await sink.run(SET_WORDS_SQL)
  await sink.run(caseRowsSql(eventsOf(scope), words))
  for (const table of CASE_FACTS) {
    await sink.run(insertFactsSql(table, targetOf(table.name), words))
  }
}

async function createDictionaries(sink: DuckDBConnection): Promise<void> {
  await sink.run('create or replace table work.all_refs as select ref, text from work.fold_refs')
  await sink.run('create or replace table work.all_lists (number integer, items varchar[])')
}

async function dropStages(sink: DuckDBConnection): Promise<void> {
  const tables = [
    ...STAGED_TABLES.map(({ name }) => stageOf(name)),
    'case_rows',
    'fold_cases',
    'fold_events',
    'fold_places',
    'fold_refs',
    'all_refs',
    'all_lists',
  ]
  for (const name of tables) await sink.run(`drop table if exists work.${name}`)
}

/** The words and lists that the fold met or made itself. */
async function addStrings(sink: DuckDBConnection, { refs, lists }: StagedBatch): Promise<void> {
  if (refs.length > 0) {
    await sink.run(
      `insert into work.all_refs
        select (select count(*) from work.all_refs) + row_number() over (), text
        from (select unnest($refs) as text)`,
      { refs: listValue([...refs]) },
      { refs: LIST(VARCHAR) },
    )
  }
  if (lists.length > 0) {
    await sink.run(
      `insert into work.all_lists
        select (select count(*) from work.all_lists) + row_number() over (), items
        from (select unnest(cast(cast($lists as json) as varchar[][])) as items)`,
      { lists: JSON.stringify(lists) },
    )
  }
}
