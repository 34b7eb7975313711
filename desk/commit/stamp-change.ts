import { type Clock, DeskmetryError, parseEvent, uuidV7 } from '../../domain/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Actor } from '../desk.ts'
import type { CaseChange, Entry, EntryDraft, EventDraft } from './case-change.ts'

/** What a change becomes: numbered, dated, signed. Nothing is written yet. */
export interface StampedChange {
  readonly after: CaseState
  readonly entries: readonly Entry[]
  /** As ingest takes them. */
  readonly events: readonly unknown[]
}

export interface StampSource {
  readonly clock: Clock
  readonly randomBytes: (size: number) => Uint8Array
}

export interface Stamp extends StampSource {
  /** When it was decided, epoch ms, so that row and event say the same instant; default: now. */
  readonly at?: number | undefined
  readonly actor: Actor
  readonly client_key: string | null
}

/**
 * Numbers entries and events on from where the case stands. Time never runs backwards within a case, whichever
 * process wrote last, so the order of events by time is the order of their `seq`.
 * @throws BAD_INPUT when a change asks for an event that ingest would refuse
 */
export function stampChange(state: CaseState, change: CaseChange, stamp: Stamp): StampedChange {
  const at = Math.max(stamp.at ?? stamp.clock.now(), state.updated_at)
  const drafts = change.entries ?? []
  const keyed = Math.max(
    0,
    drafts.findIndex((draft) => draft.kind !== 'activity'),
  )
  let publicSeq = state.last_public_seq
  const entries = drafts.map((draft, index): Entry => {
    if (isPublic(draft)) publicSeq += 1
    return {
      ...signed(draft, at, stamp.actor),
      case_id: state.id,
      seq: state.last_seq + 1 + index,
      public_seq: isPublic(draft) ? publicSeq : null,
      client_key: index === keyed ? stamp.client_key : null,
    }
  })
  const drawn = change.events ?? []
  const after: CaseState = {
    ...state,
    ...change.patch,
    updated_at: at,
    last_seq: state.last_seq + entries.length,
    last_public_seq: publicSeq,
    last_event_seq: state.last_event_seq + drawn.length,
  }
  const events = drawn.map((draft, index) =>
    stampEvent(draft, { after, at, seq: state.last_event_seq + 1 + index }, stamp),
  )
  return { after, entries, events }
}

function isPublic(draft: EntryDraft): boolean {
  return draft.kind === 'message' || (draft.kind === 'activity' && (draft.notice ?? null) !== null)
}

type Signed = Omit<Entry, 'case_id' | 'seq' | 'public_seq' | 'client_key'>

function signed(draft: EntryDraft, at: number, actor: Actor): Signed {
  const copied = draft.kind === 'activity' ? undefined : draft.copied
  return {
    at: copied?.at ?? at,
    author_kind: copied?.author_kind ?? actor.kind,
    author_id: copied === undefined ? actor.id : copied.author_id,
    author_name: copied === undefined ? actor.name : copied.author_name,
    kind: draft.kind,
    edited_at: null,
    redacted_at: null,
    data: draft.data ?? {},
    ...(draft.kind === 'activity'
      ? { ...NO_WORDS, activity: draft.activity, notice: draft.notice ?? null }
      : {
          message_id: draft.message_id,
          text: draft.text,
          file_ids: draft.file_ids ?? [],
          mentions: draft.mentions ?? [],
          is_whisper: draft.is_whisper ?? false,
          activity: null,
          notice: null,
        }),
  }
}

const NO_WORDS = { message_id: null, text: null, file_ids: [], mentions: [], is_whisper: false }

interface EventPlace {
  readonly after: CaseState
  readonly at: number
  readonly seq: number
}

function stampEvent(draft: EventDraft, { after, at, seq }: EventPlace, stamp: Stamp): unknown {
  const { type, data = {}, team_id, queue_id, customer_id } = draft
  const acting = stamp.actor.kind === 'agent' ? stamp.actor.id : null
  const event = {
    event_id: uuidV7(at, stamp.randomBytes(10)),
    type,
    occurred_at: new Date(draft.at ?? at).toISOString(),
    source: 'desk',
    ...(customer_id === undefined
      ? {
          seq,
          case_id: after.id,
          case_kind: after.kind,
          customer_id: after.customer_id,
          agent_id: draft.agent_id === undefined ? acting : draft.agent_id,
          channel: after.channel,
          ...(team_id == null ? {} : { team_id }),
          ...(queue_id == null ? {} : { queue_id }),
        }
      : { customer_id }),
    data,
  }
  refuseUnsound(event, type)
  return event
}

/** What could never become a fact must not be written: the case and its events would drift apart. */
function refuseUnsound(event: unknown, type: string): void {
  const parsed = parseEvent(event, 'desk')
  if (parsed.ok) return
  const [problem] = parsed.problems
  throw new DeskmetryError('BAD_INPUT', {
    what: `What is to be written (${type} ${problem?.path ?? ''})`,
    reason: problem?.reason ?? 'it is not an event',
    fix: problem?.fix ?? '',
  })
}
