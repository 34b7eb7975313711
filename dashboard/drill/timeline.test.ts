import { describe, expect, it } from 'vitest'
import type { CasePromise, Transcript } from '../../domain/contract/public.ts'
import { lastWait, summarizePromises, timelineOf } from './timeline.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString()

function message(minute: number, author: 'customer' | 'agent', isNote = false) {
  return {
    message_id: `m${String(minute)}${author}${String(isNote)}`,
    sent_at: at(minute),
    author,
    agent_id: author === 'agent' ? 'a:1' : null,
    is_note: isNote,
    text: 'x',
  }
}

function promise(
  outcome: CasePromise['outcome'],
  due: number | null,
  target: CasePromise['target'] = 'first_reply',
): CasePromise {
  return {
    target,
    policy: 'p',
    started_at: at(0),
    due_at: due === null ? null : at(due),
    outcome,
    ended_at: null,
  }
}

const talk: Transcript = {
  case_id: 'a:1',
  messages: [message(0, 'customer'), message(5, 'agent', true), message(5, 'agent')],
  waits: [{ started_at: at(0), ended_at: at(5), outcome: 'replied', reply_secs: 300 }],
  promises: [promise('breached', 2)],
  names: {},
}

describe('timelineOf', () => {
  it('says at the reply how long it took, and not at a note of the same instant', () => {
    const secs = timelineOf(talk).map((item) => (item.kind === 'message' ? item.replySecs : 'due'))
    expect(secs).toEqual([null, 'due', null, 300])
  })

  it('marks only promises that were broken', () => {
    const promises = [promise('met', 2), promise('cancelled', 3), promise('running', null)]
    expect(timelineOf({ ...talk, promises }).map(({ kind }) => kind)).not.toContain('overdue')
  })

  it('puts what was said at the instant of the due before it', () => {
    const items = timelineOf({ ...talk, promises: [promise('breached', 5)] })
    expect(items.at(-1)?.kind).toBe('overdue')
  })
})

describe('lastWait', () => {
  it('is none when the last one was answered', () => {
    expect(lastWait(talk)).toBeNull()
    expect(lastWait({ waits: [] })).toBeNull()
  })

  it('is the one that nobody answered', () => {
    const open = { started_at: at(6), ended_at: null, outcome: 'open', reply_secs: null } as const
    expect(lastWait({ waits: [...talk.waits, open] })).toBe(open)
  })
})

describe('summarizePromises', () => {
  it('counts by target in the order of a case and leaves out what was only cancelled', () => {
    const running = promise('running', 9, 'resolution')
    const promises = [
      running,
      promise('met', 1, 'next_reply'),
      promise('breached', 2, 'next_reply'),
      promise('cancelled', 1),
    ]
    expect(summarizePromises(promises)).toEqual([
      { target: 'next_reply', met: 1, breached: 1, running: null },
      { target: 'resolution', met: 0, breached: 0, running },
    ])
  })
})
