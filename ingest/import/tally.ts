import type { DeskmetryError } from '../../domain/public.ts'
import type { DeadLetterDraft } from '../dead-letter/dead-letter.ts'
import type { UnmappedValue } from '../store/unmapped-values.ts'
import type { ImportSummary, RefusedExample } from './import-request.ts'

/** Counts what an import does, and holds dead letters until they are written. */
export interface Tally {
  rowsRead: number
  accepted: number
  duplicates: number
  refuse(draft: DeadLetterDraft): void
  /** Dead letters since the last call. */
  takeRefused(): readonly DeadLetterDraft[]
  unmapped(source: string, field: string, value: string): void
  readonly failures: DeskmetryError[]
  summary(): ImportSummary
}

const EXAMPLES = 20
/** Values beyond this are no value list any more: the map names the wrong column. */
const UNMAPPED_VALUES = 1_000

export function createTally(): Tally {
  let refused = 0
  let waiting: DeadLetterDraft[] = []
  const examples: RefusedExample[] = []
  const unmapped = new Map<string, UnmappedValue>()
  const failures: DeskmetryError[] = []

  return {
    rowsRead: 0,
    accepted: 0,
    duplicates: 0,
    failures,
    refuse(draft) {
      refused += 1
      waiting.push(draft)
      const problem = draft.problems[0]
      if (problem && examples.length < EXAMPLES) {
        examples.push({ file: draft.file, line: draft.line, problem })
      }
    },
    takeRefused() {
      const taken = waiting
      waiting = []
      return taken
    },
    unmapped(source, field, value) {
      const key = JSON.stringify([source, field, value])
      const known = unmapped.get(key)
      if (!known && unmapped.size >= UNMAPPED_VALUES) return
      const rows = (known?.rows_count ?? 0) + 1
      unmapped.set(key, { source, field, value: value.slice(0, 200), rows_count: rows })
    },
    summary() {
      return {
        rows_read: this.rowsRead,
        accepted: this.accepted,
        duplicates: this.duplicates,
        refused,
        refused_examples: examples,
        unmapped: [...unmapped.values()],
        failures,
      }
    },
  }
}
