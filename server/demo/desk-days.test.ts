import { expect, it } from 'vitest'
import { deskDays } from './desk-days.ts'

it.each([3, 11, 20])('has chats in which the customer waits, at %d o’clock UTC', (hour) => {
  const now = Date.UTC(2026, 2, 10, hour)
  const events = deskDays(now)
  const times = events.map(({ occurred_at }) => Date.parse(occurred_at))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.at(-1)).toBeLessThan(now)
  const last = new Map(events.flatMap((event) => (event.case_id ? [[event.case_id, event]] : [])))
  const waiting = [...last.values()].filter(
    ({ type, case_kind, data, occurred_at }) =>
      case_kind === 'chat' &&
      type === 'message.sent' &&
      data['author'] === 'customer' &&
      Date.parse(occurred_at) > now - 1_800_000,
  )
  expect(waiting.length).toBeGreaterThanOrEqual(6)
})
