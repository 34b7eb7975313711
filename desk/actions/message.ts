import { DeskmetryError } from '../../domain/public.ts'
import { type CaseState, isEnded } from '../cases/case-state.ts'
import { isReopenable, refusal } from '../cases/transitions.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import type { Actor } from '../desk.ts'
import { previewOf } from '../text/plain-text.ts'
import { reopened } from './moving.ts'

const MESSAGE_BYTES = 65_536
const LONE_SURROGATE = /\p{Surrogate}/gu

export interface Words {
  readonly message_id: string
  readonly text: string
  readonly files: readonly Attachment[]
  /** The case it was sent to, when it was written into another: sent again it is found by that. */
  readonly sent_to?: string
}

export interface Attachment {
  readonly id: string
  readonly name: string
  readonly media_type: string
  readonly bytes: number
}

/**
 * The text as it is kept: without what no database keeps.
 * @throws MESSAGE_TOO_LARGE, CASE_ACTION_REFUSED when nothing was said
 */
export function soundText(text: string): string {
  const sound = text.replaceAll('\u0000', '').replace(LONE_SURROGATE, '\ufffd')
  const bytes = Buffer.byteLength(sound)
  if (bytes > MESSAGE_BYTES) {
    throw new DeskmetryError('MESSAGE_TOO_LARGE', { limit: MESSAGE_BYTES, bytes })
  }
  return sound
}

export function refuseEmpty(state: CaseState, { text, files }: Words): void {
  if (text.trim() !== '' || files.length > 0) return
  throw refusal(state, 'the message is empty', 'Write something, or add a file.')
}

/** A public message of staff, a bot or a rule. Only a human reply ends the customer's wait. */
export function answered(state: CaseState, words: Words, who: Saying): CaseChange {
  const isHuman = who.actor.kind === 'agent'
  return joinChanges(said(state, words, who), {
    patch: isHuman
      ? {
          waiting_since: null,
          first_replied_at: state.first_replied_at ?? who.at,
          last_agent_at: who.at,
        }
      : {},
  })
}

/**
 * A message of the customer: it starts a wait, wakes what was put aside and brings back what had ended.
 * Whether an ended case may come back was asked before (`isReopenable`).
 */
export function asked(state: CaseState, words: Words, who: Saying): CaseChange {
  const { at } = who
  const spoken = said(state, words, who)
  const heard: CaseChange = { patch: { last_customer_at: at } }
  const waits: CaseChange = { patch: { waiting_since: state.waiting_since ?? at } }
  if (state.abandoned_at !== null && state.status === 'closed') {
    return joinChanges(spoken, heard, waits, returned(state, at))
  }
  if (state.is_spam) return joinChanges(spoken, heard, isEnded(state.status) ? {} : waits)
  if (isEnded(state.status)) {
    return joinChanges(reopened(state, who), spoken, heard, waits)
  }
  if (state.status === 'open') return joinChanges(spoken, heard, waits)
  return joinChanges(spoken, heard, waits, woken(state))
}

/** Whether the word belongs into this case, or begins one of its own. */
export function takesCustomerWords(state: CaseState, at: number): boolean {
  if (state.is_spam || state.abandoned_at !== null || !isEnded(state.status)) return true
  return isReopenable(state, at)
}

/** Snoozed, pending or on hold until something happens: this is what happened. */
export function woken(state: CaseState): CaseChange {
  return {
    patch: { status: 'open', snoozed_until: null },
    entries: [
      { kind: 'activity', activity: 'status_changed', data: { from: state.status, to: 'open' } },
    ],
    events: [{ type: 'case.status_changed', data: { status: 'open' } }],
  }
}

export interface Saying {
  readonly actor: Actor
  readonly at: number
}

function said(state: CaseState, words: Words, { actor, at }: Saying): CaseChange {
  refuseEmpty(state, words)
  const { message_id, files, sent_to } = words
  const data = sent_to === undefined ? {} : { sent_to }
  const text = soundText(words.text)
  return {
    patch: {
      last_message_at: at,
      preview: text.trim() === '' ? (files[0]?.name ?? '') : previewOf(text),
    },
    entries: [{ kind: 'message', message_id, text, file_ids: files.map((file) => file.id), data }],
    events: [
      {
        type: 'message.sent',
        data: {
          message_id,
          author: actor.kind === 'rule' ? 'system' : actor.kind,
          is_note: false,
          text,
          attachments: attachmentsOf(files),
        },
      },
    ],
  }
}

export function attachmentsOf(files: readonly Attachment[]): readonly unknown[] {
  return files.map(({ name, media_type, bytes }) => ({ name, media_type, bytes }))
}

/** The visitor who had left is back: that is no reopening, and nothing has to say so but their message. */
function returned(state: CaseState, at: number): CaseChange {
  const isWaiting = state.agent_id === null && state.queue_id !== null
  return {
    patch: {
      status: 'open',
      abandoned_at: null,
      closed_at: null,
      queued_at: isWaiting ? at : null,
    },
    ...(isWaiting
      ? {
          events: [
            {
              type: 'case.queued' as const,
              agent_id: null,
              queue_id: state.queue_id,
              team_id: state.team_id,
            },
          ],
        }
      : {}),
  }
}
