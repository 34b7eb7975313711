import { writeFileSync, mkdtempSync } from 'node:fs'
import { openStore } from '../store/public.ts'
import { medianError, simulateDay } from '../desk/router/testing/simulated-day.ts'
import { seededRandom } from './seeded-random.ts'
const dir = mkdtempSync('/tmp/day-')
const size =
  process.argv[2] === 'full'
    ? { agents: 50, conversations: 5000, hours: 14, handling_secs: Number(process.argv[3] ?? 540) }
    : { agents: 16, conversations: 300, hours: 2, handling_secs: 540 }
const store = await openStore({ file: dir + '/x.db' })
const t = performance.now()
const day = await simulateDay({
  stores: [store],
  size,
  random: { next: seededRandom(20260302) },
  say: (x) => console.error(x),
})
console.log(
  day.watch.counts,
  day.watch.broken.slice(0, 5),
  day.watch.broken.length,
  'turns',
  day.turns,
  'longest',
  day.longestTurnMs,
  'secs',
  (performance.now() - t) / 1000,
)
console.log('told', day.told.length, 'err', medianError(day.told))
writeFileSync('/tmp/told.json', JSON.stringify(day.told))
await store.close()
