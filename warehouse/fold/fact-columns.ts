/**
 * Fact rows to columns of numbers, as they travel from the worker and into the engine's append buffers. Nulls:
 * 0 for a ref, NaN for a number, 2 for a flag. Lists are numbered like refs, in a dictionary of their own.
 */
import type { Column, Table } from '../schema/column.ts'
import { CASE_FACTS } from '../schema/facts.ts'
import type { CaseColumn, CaseFacts, Label } from './fact-sink.ts'
import type { Refs } from './refs.ts'

export type NumberColumn = Float64Array | Int32Array | Uint8Array

/** What a column holds on its way: a string's or list's number, a number or a flag. */
export type Encoding = 'ref' | 'list' | 'number' | 'flag'

export interface StagedColumn {
  readonly name: string
  readonly encoding: Encoding
}

export interface StagedTable {
  readonly name: string
  readonly columns: readonly StagedColumn[]
}

export const CASE_COLUMNS: readonly CaseColumn[] = [
  'source',
  'case_kind',
  'channel',
  'customer_id',
  'language',
  'business_line',
  'origin',
  'tags',
  'has_bot',
  'is_excluded',
]

export type FactName = Exclude<keyof CaseFacts, 'columns'>

/** The case's own columns, one row per case: every fact row gets them by a join. */
export const CASE_STAGE = 'fold_case_columns'

const isCaseColumn = (name: string) =>
  name === 'case_id' || (CASE_COLUMNS as readonly string[]).includes(name)

/** The staged tables: each has `case_ix` first. */
export const STAGED_TABLES: readonly StagedTable[] = [
  {
    name: CASE_STAGE,
    columns: CASE_COLUMNS.map((name) => ({ name, encoding: caseEncoding(name) })),
  },
  ...CASE_FACTS.map((table: Table) => ({
    name: table.name,
    columns: Object.entries(table.columns)
      .filter(([name]) => !isCaseColumn(name))
      .map(([name, column]) => ({ name, encoding: encodingOf(column) })),
  })),
]

export interface StagedRows {
  readonly rows: number
  readonly columns: readonly NumberColumn[]
}

/** One batch of the worker's output. `refs` and `lists` are the new entries of the dictionaries. */
export interface StagedBatch {
  readonly tables: Readonly<Record<string, StagedRows>>
  readonly refs: readonly string[]
  readonly lists: readonly (readonly string[])[]
  readonly cases: number
}

export interface FactColumns {
  add(caseIx: number, facts: CaseFacts): void
  /** Everything added since the last call. */
  take(): StagedBatch
}

type Row = Readonly<Record<string, unknown>>

/** @param known how many of the refs the receiver has already */
export function createFactColumns(refs: Refs, known: number): FactColumns {
  const lists = createLists(refs)
  let pending = emptyRows()
  let cases = 0
  let knownRefs = known
  return {
    add(caseIx, facts) {
      cases++
      for (const { name } of STAGED_TABLES) {
        const into = pending[name]
        if (into === undefined) continue
        if (name === CASE_STAGE) {
          into.caseIx.push(caseIx)
          into.rows.push(facts.columns)
          continue
        }
        for (const row of facts[name as FactName]) {
          into.caseIx.push(caseIx)
          into.rows.push(row)
        }
      }
    },
    take() {
      const tables: Record<string, StagedRows> = {}
      for (const { name, columns } of STAGED_TABLES) {
        const { caseIx, rows } = pending[name] ?? { caseIx: [], rows: [] }
        tables[name] = {
          rows: rows.length,
          columns: [
            Int32Array.from(caseIx),
            ...columns.map((column) => encode(column, rows, refs, lists)),
          ],
        }
      }
      const newRefs: string[] = []
      for (let ref = knownRefs + 1; ref <= refs.size; ref++) newRefs.push(refs.textOf(ref) ?? '')
      knownRefs = refs.size
      const batch = { tables, refs: newRefs, lists: lists.take(), cases }
      pending = emptyRows()
      cases = 0
      return batch
    },
  }
}

function emptyRows(): Record<string, { caseIx: number[]; rows: Row[] }> {
  return Object.fromEntries(STAGED_TABLES.map(({ name }) => [name, { caseIx: [], rows: [] }]))
}

function encode(
  { name, encoding }: StagedColumn,
  rows: readonly Row[],
  refs: Refs,
  lists: Lists,
): NumberColumn {
  switch (encoding) {
    case 'ref': {
      const column = new Int32Array(rows.length)
      for (let row = 0; row < rows.length; row++) column[row] = refOf(rows[row]?.[name], refs)
      return column
    }
    case 'list': {
      const column = new Int32Array(rows.length)
      for (let row = 0; row < rows.length; row++) {
        column[row] = lists.numberOf(rows[row]?.[name] as readonly Label[])
      }
      return column
    }
    case 'number': {
      const column = new Float64Array(rows.length)
      for (let row = 0; row < rows.length; row++) {
        column[row] = (rows[row]?.[name] as number | null) ?? Number.NaN
      }
      return column
    }
    case 'flag': {
      const column = new Uint8Array(rows.length)
      for (let row = 0; row < rows.length; row++) {
        const flag = rows[row]?.[name]
        column[row] = flag === true ? 1 : flag === false ? 0 : 2
      }
      return column
    }
  }
}

function refOf(label: unknown, refs: Refs): number {
  if (typeof label === 'number') return label
  return typeof label === 'string' ? refs.refOf(label) : 0
}

interface Lists {
  numberOf(labels: readonly Label[]): number
  take(): readonly (readonly string[])[]
}

/** Lists by their content, in order of id: a list says what is in it, not who came first. */
function createLists(refs: Refs): Lists {
  const known = new Map<string, number>()
  let fresh: string[][] = []
  return {
    numberOf(labels) {
      if (labels.length === 0) return 0
      const key = labels.map((label) => refOf(label, refs)).join(',')
      const found = known.get(key)
      if (found !== undefined) return found
      known.set(key, known.size + 1)
      fresh.push(labels.map((label) => refs.textOf(refOf(label, refs)) ?? '').sort())
      return known.size
    },
    take() {
      const taken = fresh
      fresh = []
      return taken
    },
  }
}

function caseEncoding(name: CaseColumn): Encoding {
  if (name === 'tags') return 'list'
  return name === 'has_bot' || name === 'is_excluded' ? 'flag' : 'ref'
}

function encodingOf({ kind }: Column): Encoding {
  switch (kind) {
    case 'ref':
    case 'id':
      return 'ref'
    case 'refs':
      return 'list'
    case 'flag':
      return 'flag'
    case 'at':
    case 'secs':
    case 'num':
    case 'int':
      return 'number'
    case 'text':
    case 'key':
    case 'long':
      throw new Error(`the fold writes no column of kind ${kind}`)
  }
}
