import { createHash } from 'node:crypto'
import type { Problem } from '../../domain/public.ts'

/** What is known of a record that was turned away. */
export interface DeadLetterDraft {
  readonly source: string
  /** The file's name, or `http`. */
  readonly file: string
  /** Line in the file or body, from 1. */
  readonly line: number | null
  readonly event_id: string | null
  readonly problems: readonly Problem[]
  /** The record as text; for a row of a mapped file the event that the map made of it. */
  readonly text: string
  /** `text` is less than what came: it cannot be replayed, only imported again. */
  readonly truncated: boolean
}

/** The same record turned away twice is one dead letter. */
export function deadLetterId(draft: DeadLetterDraft): string {
  const parts = [draft.source, draft.file, String(draft.line), draft.problems[0]?.code, draft.text]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
}

/** The problem of an id that came again with other content. */
export function conflictProblem(eventId: string): Problem {
  return {
    code: 'EVENT_CONFLICT',
    path: 'event_id',
    reason: `an event "${eventId}" with other content was accepted before; that one stands`,
    fix: 'Give this event an id of its own, or dismiss it.',
  }
}
