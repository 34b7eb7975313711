import type { CanonicalEvent, Clock, Problem } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { conflictProblem, type DeadLetterDraft } from '../dead-letter/dead-letter.ts'
import { judgeRecord } from '../dead-letter/judge-text.ts'
import { EXCERPT_BYTES } from '../file/refused-line.ts'
import type { KnownEvents } from '../spool/known-events.ts'
import type { SpoolWriter } from '../spool/spool-writer.ts'
import { addDeadLetters } from '../store/dead-letter-rows.ts'
import type { BodyRecord } from './read-body.ts'

/** The answer to a sender. What is counted here is on disk. */
export interface IngestAnswer {
  readonly accepted: number
  readonly duplicate: number
  readonly rejected_count: number
  /** The first thousand; all of them are in the dead letters. */
  readonly rejected: readonly Rejection[]
}

export interface Rejection {
  /** Place in the body, from 0. */
  readonly index: number
  /** Line of an NDJSON body, from 1. */
  readonly line?: number
  readonly event_id: string | null
  readonly problems: readonly Problem[]
}

export interface AcceptOptions {
  readonly known: KnownEvents
  readonly writer: SpoolWriter
  readonly store: StoreScope
  readonly clock: Clock
  /** Told of events once they are on disk: the live board listens. */
  readonly onAccepted: (events: readonly CanonicalEvent[]) => void
}

const LISTED = 1_000

/**
 * Takes the records of one request, batch by batch. Every record is judged alone; what is accepted is on disk
 * when this resolves.
 * @param source of events that name none
 * @throws DeskmetryError INGEST_BEHIND, DISK_FULL: batches before are taken, and duplicates when sent again
 */
export async function acceptRecords(
  batches: AsyncIterable<readonly BodyRecord[]>,
  source: string,
  options: AcceptOptions,
): Promise<IngestAnswer> {
  const rejected: Rejection[] = []
  let accepted = 0
  let duplicate = 0
  let rejectedCount = 0
  for await (const batch of batches) {
    const judged = await acceptBatch(batch, source, options)
    accepted += judged.accepted
    duplicate += judged.duplicate
    rejectedCount += judged.refused.length
    rejected.push(
      ...judged.refused.slice(0, LISTED - rejected.length).map(({ rejection }) => rejection),
    )
    await addDeadLetters(
      options.store,
      judged.refused.map(({ letter }) => letter),
      options.clock,
    )
  }
  return { accepted, duplicate, rejected_count: rejectedCount, rejected }
}

interface Refused {
  readonly rejection: Rejection
  readonly letter: DeadLetterDraft
}

async function acceptBatch(
  batch: readonly BodyRecord[],
  source: string,
  { known, writer, onAccepted }: AcceptOptions,
): Promise<{ accepted: number; duplicate: number; refused: readonly Refused[] }> {
  const refused: Refused[] = []
  const sound: { readonly record: BodyRecord; readonly event: CanonicalEvent }[] = []
  for (const record of batch) {
    const judged = judge(record, source)
    if (judged.ok) sound.push({ record, event: judged.event })
    else refused.push(refuse(record, source, judged))
  }
  if (sound.length === 0) return { accepted: 0, duplicate: 0, refused }

  const look = await known.look(sound.map(({ event }) => event))
  const fresh: CanonicalEvent[] = []
  const lines: string[] = []
  let duplicate = 0
  for (const [at, { record, event }] of sound.entries()) {
    const line = JSON.stringify(event)
    const verdict = look.take(at, line)
    if (verdict === 'new') {
      fresh.push(event)
      lines.push(`${line}\n`)
    } else if (verdict === 'duplicate') duplicate += 1
    else {
      const problems = [conflictProblem(event.event_id)]
      refused.push(refuse(record, source, { event_id: event.event_id, problems }))
    }
  }
  try {
    // A duplicate may be of an event that is just being written: it too is on disk before anyone is told.
    await (fresh.length > 0 ? writer.append(lines.join(''), fresh.length) : writer.settled())
  } catch (error) {
    look.undo()
    throw error
  }
  if (fresh.length > 0) onAccepted(fresh)
  return { accepted: fresh.length, duplicate, refused }
}

function judge(record: BodyRecord, source: string): ReturnType<typeof judgeRecord> {
  if ('value' in record) return judgeRecord(record.value, source)
  return { ok: false, event_id: null, problems: [record.problem] }
}

function refuse(
  record: BodyRecord,
  source: string,
  found: { readonly event_id: string | null; readonly problems: readonly Problem[] },
): Refused {
  const { index, line } = record
  const text = 'value' in record ? JSON.stringify(record.value) : record.text
  const isCut = text.length > EXCERPT_BYTES || ('truncated' in record && record.truncated)
  return {
    rejection: { index, ...(line === null ? {} : { line }), ...found },
    letter: {
      ...found,
      source,
      file: 'http',
      // Of two requests with the same bad event the dead letter is one: its place says nothing.
      line: null,
      text: text.slice(0, EXCERPT_BYTES),
      truncated: isCut,
    },
  }
}
