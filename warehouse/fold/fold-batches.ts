import type { CaseEvent } from './case-event.ts'
import { type ContextData, createContext } from './create-context.ts'
import { createEventReader, type EventBatch } from './event-batch.ts'
import { createFactColumns, type StagedBatch } from './fact-columns.ts'
import { createFold } from './fold-case.ts'
import { createRefs } from './refs.ts'

/** Folds batch after batch; a case may go over the border of two. */
export interface BatchFolder {
  take(batch: EventBatch): StagedBatch
  /** The last case. */
  finish(): StagedBatch
}

/** @param known the strings that have the refs 1, 2, 3 … in the batches */
export function createBatchFolder(context: ContextData, known: readonly string[]): BatchFolder {
  const refs = createRefs(known)
  const fold = createFold(createContext(context, refs))
  const columns = createFactColumns(refs, known.length)
  const read = createEventReader()
  let caseIx = -1
  let events: CaseEvent[] = []
  const endCase = () => {
    if (events.length > 0) columns.add(caseIx, fold(events))
    events = []
  }
  return {
    take(batch) {
      for (let row = 0; row < batch.rows; row++) {
        const next = batch.caseIx[row] ?? 0
        if (next !== caseIx) {
          endCase()
          caseIx = next
        }
        events.push(read(batch, row))
      }
      return columns.take()
    },
    finish() {
      endCase()
      return columns.take()
    },
  }
}
