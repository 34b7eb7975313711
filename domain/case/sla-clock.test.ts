import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../time/calendar.ts'
import {
  isAtRisk,
  isPastDue,
  leftMs,
  pauseClock,
  resumeClock,
  type SlaLength,
  startClock,
} from './sla-clock.ts'

const START = Date.UTC(2026, 2, 2, 9)
const MINUTE = 60_000
const weekdays = compileCalendar({
  calendar_id: 'c',
  version: 1,
  tz: 'UTC',
  week: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] },
})
const length = (over: Partial<SlaLength> = {}): SlaLength => ({
  secs: 600,
  time: 'wall',
  pauseOn: ['pending'],
  ...over,
})

describe('the clock of a promise', () => {
  it('is due its length after its start, met at the due and past it a millisecond later', () => {
    const clock = startClock(length(), null, START, 'open')
    expect(clock.dueAt).toBe(START + 10 * MINUTE)
    expect(isPastDue(clock, START + 10 * MINUTE)).toBe(false)
    expect(isPastDue(clock, START + 10 * MINUTE + 1)).toBe(true)
  })

  it('begins at rest in a pausing status', () => {
    const clock = startClock(length(), null, START, 'pending')
    expect(clock.dueAt).toBeNull()
    resumeClock(clock, START + 5 * MINUTE)
    expect(clock).toMatchObject({ dueAt: START + 15 * MINUTE, restedMs: 5 * MINUTE })
  })

  it('is at risk with a fifth of its length left, and not while it rests', () => {
    const clock = startClock(length(), null, START, 'open')
    expect(isAtRisk(clock, START + 8 * MINUTE - 1)).toBe(false)
    expect(isAtRisk(clock, START + 8 * MINUTE)).toBe(true)
    pauseClock(clock, START + 9 * MINUTE)
    expect(isAtRisk(clock, START + 9 * MINUTE)).toBe(false)
  })

  it('in business time is due at the end of a window when its length ends there', () => {
    const clock = startClock(length({ secs: 8 * 3600, time: 'business' }), weekdays, START, 'open')
    expect(clock.dueAt).toBe(Date.UTC(2026, 2, 2, 17))
  })

  it('uses up exactly its length however often it rests', () => {
    const rests = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3e7 }), fc.integer({ min: 0, max: 3e7 })),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(rests, fc.constantFrom('wall' as const, 'business' as const), (pauses, time) => {
        const clock = startClock(length({ secs: 20_000, time }), weekdays, START, 'open')
        let now = START
        for (const [run, rest] of pauses) {
          const before = leftMs(clock, now + run)
          pauseClock(clock, now + run)
          expect(leftMs(clock, now + run + rest)).toBe(before)
          now += run + rest
          resumeClock(clock, now)
          expect(leftMs(clock, now)).toBe(before)
        }
        const due = clock.dueAt ?? now
        expect(leftMs(clock, due)).toBe(0)
        if (leftMs(clock, now) > 0) expect(leftMs(clock, due - 1)).toBe(1)
      }),
    )
  })
})
