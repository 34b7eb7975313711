/** `import --dry-run`: what the first records would become. Needs no data directory, and makes none. */
import type { CanonicalEvent, Problem } from '../../domain/public.ts'
import { type PreviewedEvent, previewImport } from '../../ingest/public.ts'
import { type ImportInput, RefusedInput } from '../../server/public.ts'
import { readParquet } from '../../warehouse/public.ts'
import { describeProblem } from './describe-problem.ts'

/** An event, or what is wrong with its record. */
export interface ShownRecord {
  readonly file: string
  readonly line: number
  /** Instants in words, nothing that is empty. */
  readonly event: Readonly<Record<string, unknown>> | null
  readonly problems: readonly Problem[]
}

/**
 * @param folder for what has to be set down meanwhile
 * @throws RefusedInput when the map does not fit, and what reading files throws
 */
export async function preview(
  input: ImportInput,
  stdin: AsyncIterable<Buffer>,
  folder: string,
): Promise<readonly ShownRecord[]> {
  const outcome = await previewImport({ ...input, stdin }, { tempDir: folder, readParquet })
  if (!outcome.ok) throw new RefusedInput('The import', outcome.problems)
  return outcome.events.map(toShown)
}

export function describePreview(records: readonly ShownRecord[]): string {
  return [...records.flatMap(linesOf), '', 'Nothing was loaded (--dry-run).'].join('\n')
}

function toShown({ event, ...record }: PreviewedEvent): ShownRecord {
  return { ...record, event: event === null ? null : readable(event) }
}

function readable({ occurred_at, ...event }: CanonicalEvent): Readonly<Record<string, unknown>> {
  const given = Object.entries(event).filter(([, value]) => value !== null)
  return { occurred_at: new Date(occurred_at).toISOString(), ...Object.fromEntries(given) }
}

function linesOf({ file, line, event, problems }: ShownRecord): readonly string[] {
  const place = `${file} line ${line}`
  if (event === null)
    return [`${place}: rejected`, ...problems.map((one) => `  ${describeProblem(one)}`)]
  const { type, occurred_at, ...rest } = event
  const fields = Object.entries(rest)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return [`${place}: ${String(type)} at ${String(occurred_at)}`, `  ${fields.join(', ')}`]
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
