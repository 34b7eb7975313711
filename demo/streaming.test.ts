import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { demoEvents } from './demo-events.ts'
import { DAY_MS } from './local-day.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('streams a history of 200,000 cases in the memory of the cases open at one time', {
  timeout: 300_000,
}, () => {
  const from = Date.parse('2025-03-01T00:00:00+08:00')
  const heaps: number[] = []
  let opened = 0
  for (const event of demoEvents({
    seed: 9,
    from,
    until: from + 360 * DAY_MS,
    cases: 200_000,
    tz: 'Asia/Shanghai',
  })) {
    if (event.type !== 'case.opened') continue
    opened += 1
    if (opened % 20_000 === 0) {
      collectGarbage()
      heaps.push(process.memoryUsage().heapUsed / 1e6)
      // 80,000 cases are enough to see growth: whatever kept the past would be four times as large by now.
      if (heaps.length === 4) break
    }
  }
  const [early = 0, ...later] = heaps
  expect(later).toHaveLength(3)
  expect(Math.max(...later)).toBeLessThan(early + 15)
})
