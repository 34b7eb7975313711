import { describe, expect, it } from 'vitest'
import { caseOf } from '../testing/entries.ts'
import { caseClock } from './case-clock.ts'

const NOON = Date.parse('2026-03-02T12:00:00.000Z')
const promise = (target: 'first_reply' | 'resolution', due_at: string | null) => ({
  target,
  policy: null,
  due_at,
  state: 'on_track' as const,
})

describe('the clock of a case', () => {
  it('shows the promise that runs out first', () => {
    const promises = [
      promise('resolution', '2026-03-02T18:00:00.000Z'),
      promise('first_reply', '2026-03-02T12:02:30.000Z'),
    ]
    expect(caseClock(caseOf({ promises }), NOON)).toEqual({
      kind: 'due',
      target: 'first_reply',
      secs: 150,
      tone: 'good',
    })
  })

  it.each([
    ['2026-03-02T12:00:40.000Z', 'warn'],
    ['2026-03-02T11:59:59.000Z', 'bad'],
  ])('due %s is %s, although the server said on track before', (due, tone) => {
    const row = caseOf({ promises: [promise('first_reply', due)] })
    expect(caseClock(row, NOON)).toMatchObject({ tone })
  })

  it('counts the wait where nothing is promised', () => {
    const row = caseOf({ waiting_since: '2026-03-02T11:58:00.000Z' })
    expect(caseClock(row, NOON)).toEqual({ kind: 'waiting', secs: 120, tone: 'quiet' })
  })

  it.each(['resolved', 'closed'] as const)('a case that is %s has none', (status) => {
    const promises = [promise('resolution', '2026-03-02T11:00:00.000Z')]
    expect(caseClock(caseOf({ status, promises }), NOON)).toBeNull()
  })

  it('says that a promise rests, and nothing where nobody waits', () => {
    const rested = caseOf({ waiting_since: null, promises: [promise('resolution', null)] })
    expect(caseClock(rested, NOON)).toEqual({ kind: 'paused', target: 'resolution' })
    expect(caseClock(caseOf({ waiting_since: null }), NOON)).toBeNull()
  })
})
