import type { DimensionKey } from '../../domain/contract/public.ts'
import type { Reader, Rows, Value } from '../../warehouse/public.ts'
import type { Milestone } from '../milestone.ts'
import { aggregate, type Cell, createAggregates, type ReadNumber } from './aggregates.ts'
import type { AskedForm } from './question.ts'
import { createScan, type ScanContext, type ScanOptions } from './scan-context.ts'

/** A group's keys: the bucket as wall-clock ms first where there is a grain, then the dimensions'. */
export type GroupKeys = readonly DimensionKey[]

export interface ScannedGroup {
  readonly keys: GroupKeys
  /** By form id. */
  readonly cells: ReadonlyMap<string, Cell>
}

/** A SELECT and how to read its answer. */
export interface CompiledScan {
  readonly sql: string
  readonly scan: ScanContext
  readonly read: (rows: Rows) => readonly ScannedGroup[]
}

type ScanForms = readonly [AskedForm, ...AskedForm[]]

/** Forms that one pass over one fact answers: same milestone and, where agents matter, same credit. */
export function scanGroups(forms: readonly AskedForm[], usesAgent: boolean): readonly ScanForms[] {
  const groups = new Map<string, ScanForms>()
  for (const asked of forms) {
    const id = `${asked.metric.milestone.id} ${usesAgent ? asked.credit : ''}`
    const others = groups.get(id)
    groups.set(id, others === undefined ? [asked] : [...others, asked])
  }
  return [...groups.values()]
}

export function compileScan(
  reader: Reader,
  forms: readonly AskedForm[],
  options: ScanOptions,
): CompiledScan {
  const scan = createScan(reader.dialect, options)
  const aggregates = createAggregates()
  const cells = forms.map(({ form }) => ({
    id: form.id,
    read: aggregate(form.measure, scan, aggregates),
  }))
  const keys = scan.keysOf('f')
  const clocks = scan.clockConditions()
  const sql = [
    `select ${[...keys.map((key, index) => `${key} as k${index}`), ...aggregates.columns].join(',\n  ')}`,
    `from ${rowsOf(options.milestone, scan)} as f`,
    ...(clocks.length > 0 ? [`where ${clocks.join(' and ')}`] : []),
    ...(keys.length > 0 ? [`group by ${keys.map((_, index) => index + 1).join(', ')}`] : []),
  ].join('\n')
  return {
    sql,
    scan,
    read: (rows) =>
      Array.from({ length: rows.count }, (_, row) => {
        const read: ReadNumber = (column) => asNumber(rows.columns[column]?.[row] ?? null)
        return {
          keys: keys.map((_, index) => asKey(rows.columns[`k${index}`]?.[row] ?? null)),
          cells: new Map(cells.map((cell) => [cell.id, cell.read(read)])),
        }
      }),
  }
}

export async function runScan(
  reader: Reader,
  forms: readonly AskedForm[],
  options: ScanOptions,
): Promise<readonly ScannedGroup[]> {
  const { sql, scan, read } = compileScan(reader, forms, options)
  return read(await reader.query(sql, scan.binder.paramsOf(sql)))
}

/** The milestone's rows in the range, filtered and seen: what follows `from`. */
export function rowsOf(milestone: Milestone, scan: ScanContext): string {
  if (milestone.rows !== undefined) return milestone.rows(scan)
  return scan.filtered(
    (row) => `${row}.${milestone.at} >= ${scan.from} and ${row}.${milestone.at} < ${scan.to}`,
  )
}

const asNumber = (value: Value) => (typeof value === 'number' ? value : null)
const asKey = (value: Value) =>
  typeof value === 'number' || typeof value === 'string' ? value : null
