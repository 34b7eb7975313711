import type { Problem } from '../../domain/public.ts'

/** What a file held that never became an event: it goes to the dead letters. */
export interface RefusedLine {
  /** Line in the user's file, from 1. */
  readonly line: number
  readonly problems: readonly Problem[]
  /** The line as text, at most {@link EXCERPT_BYTES} of it. */
  readonly text: string
  /** Whether `text` is less than what stood there. */
  readonly truncated: boolean
}

/**
 * A longer line is refused: no event is that big, and one line must not take the memory of all. A little less
 * than the 16 MiB that DuckDB reads as one JSON object.
 */
export const MAX_LINE_BYTES = 16_000_000
/** How much of a refused line is kept. */
export const EXCERPT_BYTES = 64 * 1024

/** The line as it can be kept and shown: bytes that are no UTF-8 become U+FFFD, NUL too. */
export function excerptOf(line: Buffer): { readonly text: string; readonly truncated: boolean } {
  const text = line.subarray(0, EXCERPT_BYTES).toString('utf8').replaceAll('\u0000', '\uFFFD')
  return { text, truncated: line.length > EXCERPT_BYTES }
}

export function refuseLongLine(line: number, head: Buffer): RefusedLine {
  const problem = {
    code: 'LINE_TOO_LONG',
    path: `line ${line}`,
    reason: 'the line is longer than 16 MB',
    fix: 'Split the record, or check that each record ends with a line break.',
  }
  return { line, problems: [problem], ...excerptOf(head), truncated: true }
}

export function refuseBrokenText(line: number, bytes: Buffer): RefusedLine {
  const problem = {
    code: 'LINE_NOT_UTF8',
    path: `line ${line}`,
    reason: 'the line is not valid UTF-8',
    fix: 'Export the file as UTF-8 (in Excel: "CSV UTF-8") and import it again.',
  }
  return { line, problems: [problem], ...excerptOf(bytes) }
}
