import type { Random } from '../../domain/public.ts'
import { type Draws, HOUR, MINUTE } from './random-draws.ts'

/** States follow one another; some last longer than anyone works, the last may still run. */
export function randomStates(agent: string, instant: (random: Random) => number, draws: Draws) {
  const { pick, chance, random } = draws
  const cuts = [...new Set(Array.from({ length: 14 }, () => instant(random)))].sort((a, b) => a - b)
  return cuts.flatMap((start, n) => {
    const next = cuts[n + 1]
    if (next === undefined && chance(0.3)) return []
    const most = start + pick([0, 30 * MINUTE, 5 * HOUR, 16 * HOUR, 16 * HOUR + 1, 400 * HOUR])
    const end = next === undefined ? null : Math.min(next, most)
    const state = pick(['online', 'busy', 'away', 'offline', 'online'])
    const teams = pick([[], ['s:a'], ['s:a', 's:b'], ['s:c']])
    return [{ agent, n, source: 's', state, start_at: start, end_at: end, teams }]
  })
}
