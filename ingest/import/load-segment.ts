import { rm, writeFile } from 'node:fs/promises'
import type { CanonicalEvent } from '../../domain/public.ts'
import { conflictProblem, type DeadLetterDraft } from '../dead-letter/dead-letter.ts'
import { judgeText } from '../dead-letter/judge-text.ts'
import type { LoadResult, SegmentLine } from '../../warehouse/public.ts'
import type { EventWarehouse } from '../event-warehouse.ts'
import { EXCERPT_BYTES } from '../file/refused-line.ts'
import type { Segment } from '../file/segment.ts'
import type { Tally } from './tally.ts'

export interface SegmentOrigin {
  /** As dead letters name it. */
  readonly file: string
  readonly source: string
  readonly receivedAt: number
}

interface JudgedLine {
  readonly event: CanonicalEvent
  readonly line: number
  /** As it was written. */
  readonly text: string
}

/**
 * Loads a segment and deletes it. What the warehouse cannot vouch for is judged here and loaded in a second
 * file; what is refused goes to the tally's dead letters.
 */
export async function loadSegment(
  warehouse: EventWarehouse,
  segment: Segment,
  origin: SegmentOrigin,
  tally: Tally,
): Promise<void> {
  const { source, receivedAt } = origin
  const lineOf = ({ line }: SegmentLine) => segment.lines.lineOf(line)
  const bulk = await warehouse.loadRaw({ path: segment.path, source, receivedAt })
  count(bulk, tally)
  for (const conflict of bulk.conflicts) {
    tally.refuse(conflictDraft(origin, lineOf(conflict), conflict.text))
  }

  const sound: JudgedLine[] = []
  for (const unvouched of bulk.unvouched) {
    const judged = judgeText(unvouched.text, source)
    const line = lineOf(unvouched)
    if (judged.ok) sound.push({ event: judged.event, line, text: unvouched.text })
    else tally.refuse(draft(origin, line, unvouched.text, judged))
  }
  await rm(segment.path)
  if (sound.length === 0) return
  const path = `${segment.path}.judged`
  await writeFile(path, sound.map(({ event }) => `${JSON.stringify(event)}\n`).join(''))
  const judged = await warehouse.load({ path, receivedAt })
  count(judged, tally)
  for (const conflict of judged.conflicts) {
    // Kept as it was written: that is what can be mended and replayed.
    const written = sound[conflict.line - 1]
    if (written) tally.refuse(conflictDraft(origin, written.line, written.text))
  }
  await rm(path)
}

function count(outcome: LoadResult, tally: Tally): void {
  tally.accepted += outcome.accepted
  tally.duplicates += outcome.duplicates
}

function conflictDraft(origin: SegmentOrigin, line: number, text: string): DeadLetterDraft {
  const judged = judgeText(text, origin.source)
  const id = judged.ok ? judged.event.event_id : judged.event_id
  return draft(origin, line, text, { event_id: id, problems: [conflictProblem(id ?? '')] })
}

function draft(
  origin: SegmentOrigin,
  line: number,
  text: string,
  found: Pick<DeadLetterDraft, 'event_id' | 'problems'>,
): DeadLetterDraft {
  return {
    source: origin.source,
    file: origin.file,
    line,
    event_id: found.event_id,
    problems: found.problems,
    text: text.slice(0, EXCERPT_BYTES),
    truncated: text.length > EXCERPT_BYTES,
  }
}
