import { expect, it } from 'vitest'
import { seededDraws } from '../routing/durations.ts'
import { errorOfDay } from './testing/forecast-error.ts'

/** Of these days nothing was tuned; `npm run bench -- routing` plays whole ones. */
it('the wait told to who comes into a queue is off by about a third, over half a day', async () => {
  const size = { agents: 25, conversations: 1_250, hours: 7, handling_secs: 540 }
  const { told, error } = await errorOfDay(size, { next: seededDraws(77) })
  expect(told).toBeGreaterThan(100)
  expect(error).toBeLessThan(0.5)
})
