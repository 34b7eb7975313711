import type { ImportProgress, ImportResult } from '../../server/public.ts'
import { describeProblem } from './describe-problem.ts'

const SHOWN = 5

export function describeProgress({
  file,
  bytes_read,
  bytes_total,
  folded,
  ...rows
}: ImportProgress): string {
  if (folded !== null) return describeFold(folded)
  const part =
    bytes_total === null || bytes_total === 0
      ? `${Math.round(bytes_read / 1e6)} MB`
      : `${Math.min(100, Math.floor((bytes_read / bytes_total) * 100))} %`
  return `${file}: ${part}, ${rows.rows_read} rows, ${rows.rows_per_sec} rows/s`
}

/** The second half of an import: what was read becomes facts. */
export function describeFold({ events, total }: NonNullable<ImportProgress['folded']>): string {
  return `making facts: ${Math.floor((events / total) * 100)} % of ${total} events`
}

export function describeImport(result: ImportResult): string {
  const { refused, refused_examples, unmapped, failures } = result
  const counts = [
    ['rows read', result.rows_read],
    ['events accepted', result.accepted],
    ['duplicates', result.duplicates],
    ['rejected (dead letters)', refused],
    ['cases in all', result.cases],
  ] as const
  const lines = counts.map(([name, count]) => `${String(count).padStart(12)}  ${name}`)
  if (refused > 0) {
    const kept =
      refused === 1
        ? 'record was rejected and is kept as a dead letter'
        : 'records were rejected and are kept as dead letters'
    lines.push('', `${refused} ${kept}. The first:`)
    for (const { file, line, problem } of refused_examples.slice(0, SHOWN)) {
      lines.push(`  ${file}${line === null ? '' : ` line ${line}`}: ${describeProblem(problem)}`)
    }
  }
  if (unmapped.length > 0) {
    lines.push('', 'Values the map does not know:')
    for (const { field, value, rows_count } of unmapped.slice(0, SHOWN)) {
      lines.push(`  ${field} = ${value} (${rows_count} rows)`)
    }
  }
  for (const { message } of failures) lines.push('', message)
  return lines.join('\n')
}
