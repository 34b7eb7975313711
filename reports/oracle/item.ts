/**
 * One thing a metric counts, as the oracle sees it: where it lies in time, what it may be split by, and what it
 * adds. Written from metrics.md alone: it shares no column list and no SQL with the compiler.
 */
import type { FactRows } from './fact-rows.ts'

export type Key = string | number | null
export type Credit = 'author' | 'assignee' | 'participant'

export interface Item {
  readonly caseId: string
  /** Where it is counted. */
  readonly at: number
  /** All keys it has in a dimension; an empty list: it is in no row of that dimension. */
  readonly keys: Readonly<Record<string, readonly Key[]>>
  /** Counts in n (of a ratio: in the denominator). */
  readonly counts: boolean
  readonly hit?: boolean
  readonly value?: number | null
}

type AnyRow = Readonly<Record<string, unknown>>

/** How rows of one table become items. */
export interface Reading {
  readonly table: keyof FactRows
  /** Column of the instant. */
  readonly at: string
  /** Prefix of the columns with the values just after that instant. */
  readonly values: string
  /** The column of whom it credits by default, and of who acted. */
  readonly credited: string
  readonly author?: string
  readonly assignee?: string
  /** Spam and merged-away cases too. */
  readonly all?: boolean
}

export interface Asked {
  readonly credit?: Credit | undefined
  readonly asOf: number
  readonly T: number
  readonly S: number
  readonly stay: 'first' | 'all'
  readonly asksForBots: boolean
}

export function readItems<T extends keyof FactRows>(
  facts: FactRows,
  reading: Reading & { readonly table: T },
  asked: Asked,
  judge: (row: FactRows[T][number]) => Pick<Item, 'counts' | 'hit' | 'value'>,
): Item[] {
  const items: Item[] = []
  for (const row of facts[reading.table]) {
    const columns = row as unknown as AnyRow
    const at = columns[reading.at]
    if (typeof at !== 'number') continue
    if (columns['is_excluded'] === true && reading.all !== true) continue
    items.push({
      caseId: String(columns['case_id']),
      at,
      keys: caseKeys(facts, columns, reading, asked),
      ...judge(row),
    })
  }
  return items
}

/** The keys of a row of a case in every dimension. */
export function caseKeys(
  facts: FactRows,
  row: AnyRow,
  reading: Omit<Reading, 'table' | 'at'>,
  { credit }: Asked,
): Record<string, readonly Key[]> {
  const column = (name: string) => (row[name] ?? null) as Key
  const at = (name: string) => column(`${reading.values}${name}`)
  const tags = row['tags'] as readonly string[]
  const keys: Record<string, readonly Key[]> = {
    team: [at('team')],
    queue: [at('queue')],
    priority: [at('priority')],
    customer_tier: [at('tier')],
    category: [at('category')],
    tag: tags.length === 0 ? [null] : tags,
    bot: ['about' in row ? column('about') : row['has_bot'] === true ? 'bot' : 'human'],
    rating_score: [scoreKey(column('score'))],
    sla_policy: [column('policy')],
    sla_target: [column('target')],
  }
  for (const name of ['channel', 'case_kind', 'language', 'business_line', 'source', 'origin']) {
    keys[name] = [column(name)]
  }
  keys['agent'] =
    credit === 'participant'
      ? participantsOf(facts, String(row['case_id']))
      : [column(creditColumn(reading, credit))]
  return keys
}

const scoreKey = (x: Key) => (typeof x === 'number' ? String(Math.floor(1.5 + 4 * x)) : null)

function creditColumn(reading: Omit<Reading, 'table' | 'at'>, credit: Credit | undefined): string {
  if (credit === 'author') return reading.author ?? reading.credited
  if (credit === 'assignee') return reading.assignee ?? `${reading.values}agent`
  return reading.credited
}

function participantsOf(facts: FactRows, caseId: string): readonly string[] {
  return facts.cases.find((row) => row.case_id === caseId)?.participants ?? []
}
