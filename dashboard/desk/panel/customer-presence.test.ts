import { expect, it } from 'vitest'
import { ref } from 'vue'
import type { ToStaffFrame } from '../../../domain/contract/public.ts'
import { createHeard } from '../live/heard.ts'
import { presenceOf } from './customer-presence.ts'

const now = Date.UTC(2026, 2, 2, 9, 5)
const seen = { is_online: true, last_seen_at: '2026-03-02T09:00:00.000Z' }
const quiet = { isOnline: undefined, leftSecs: null, now }

it('what was read of a customer counts until the connection knows better', () => {
  expect(presenceOf(seen, quiet)).toEqual({ isOnline: true })
  expect(presenceOf(seen, { ...quiet, isOnline: false })).toEqual({
    isOnline: false,
    leftSecs: 300,
  })
  expect(presenceOf({ ...seen, is_online: false }, { ...quiet, isOnline: true })).toEqual({
    isOnline: true,
  })
  expect(presenceOf({ is_online: false, last_seen_at: null }, quiet)).toEqual({
    isOnline: false,
    leftSecs: null,
  })
})

it('who is seen to leave left then; who was away already left before', () => {
  const tick = ref(1_000)
  const heard = createHeard(tick)
  const say = (customer_id: string, is_online: boolean) => {
    heard.take({ type: 'online', customer_id, is_online } satisfies ToStaffFrame)
  }
  say('here', true)
  say('away', false)
  tick.value = 61_000
  say('here', false)
  tick.value = 91_000
  expect(heard.leftSecs('here')).toBe(30)
  expect(heard.leftSecs('away')).toBeNull()
  say('here', true)
  expect(heard.leftSecs('here')).toBeNull()
})
