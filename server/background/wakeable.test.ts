import pino from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { wakeable } from './wakeable.ts'

const options = { name: 'x', log: pino({ level: 'silent' }), pauseMs: 1_000, gatherMs: 10 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('takes a turn every pause, sooner when woken, once for many wakes', async () => {
  const work = vi.fn(() => Promise.resolve())
  const job = wakeable(work, options)
  await vi.advanceTimersByTimeAsync(0)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(999)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledTimes(2)
  for (let at = 0; at < 5; at += 1) job.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect(work).toHaveBeenCalledTimes(3)
  await job.stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(work).toHaveBeenCalledTimes(3)
})

it('begins another turn after one during which it was woken, never two at once', async () => {
  let running = 0
  let most = 0
  const work = vi.fn(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((done) => setTimeout(done, 50))
    running -= 1
  })
  const job = wakeable(work, options)
  await vi.advanceTimersByTimeAsync(20)
  job.wake()
  await vi.advanceTimersByTimeAsync(45)
  expect(work).toHaveBeenCalledTimes(2)
  const stopped = job.stop()
  await vi.advanceTimersByTimeAsync(100)
  await stopped
  expect(most).toBe(1)
})

it('goes on after a turn that failed, and not at once', async () => {
  const work = vi.fn(() => Promise.reject(new Error('no')))
  const job = wakeable(work, options)
  await vi.advanceTimersByTimeAsync(0)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(work).toHaveBeenCalledTimes(2)
  await job.stop()
})
