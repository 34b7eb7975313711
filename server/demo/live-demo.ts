import type { DemoEvent } from '../../demo/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { ImportProgress } from '../../ingest/public.ts'
import { every, type Repeating } from '../background/every.ts'
import { countCases } from '../numbers/count-cases.ts'
import type { Rooms, ServerRooms } from '../rooms.ts'
import type { RunningServer } from '../start-server.ts'
import { type DemoPlan, readDemoPlan, writeDemoPlan } from './demo-plan.ts'
import { openDemoStream } from './demo-stream.ts'
import { OWNER } from './demo-admin.ts'
import { furnishDesk } from './demo-desk.ts'
import { loadDemo } from './load-demo.ts'

const DAY_MS = 86_400_000
const TICK_MS = 1_000
const DEFAULTS = { seed: 20_260_301, days: 90, cases: 20_000 }

/**
 * Makes a server a living demo: a history of 90 days when it is empty, what happened while it was off when it is
 * not, and from then on the traffic of the same generator as the clock passes.
 * @returns the traffic, to be stopped before the server
 * @throws DEMO_REFUSED when the directory holds anything else
 */
export async function runDemo(
  { rooms, log }: RunningServer,
  onProgress: (progress: ImportProgress) => void,
): Promise<Repeating> {
  const { dataDir, clock, warehouse } = rooms
  const plan = readDemoPlan(dataDir) ?? (await planDemo(rooms, DEFAULTS))
  const stream = openDemoStream(plan)
  const { sources } = await warehouse.health()
  const last = sources.find(({ source }) => source === 'demo')?.last_occurred_at
  const history = { events: stream.until(clock.now()), since: last ?? plan.from }
  await loadDemo(rooms, history, onProgress)
  await furnishDesk(rooms, OWNER)
  const unsent: DemoEvent[] = []
  const send = async (): Promise<void> => {
    unsent.push(...stream.until(clock.now()))
    if (unsent.length === 0) return
    await accept(rooms, unsent)
    unsent.length = 0
  }
  return every(TICK_MS, send, { name: 'demo', log })
}

/**
 * Decides on a demo that ends now, and writes it down.
 * @throws DEMO_REFUSED: invented data beside real data would be worse than none
 */
export async function planDemo(
  { dataDir, warehouse, clock }: Rooms,
  size: { readonly seed: number; readonly days: number; readonly cases: number },
): Promise<DemoPlan> {
  const { sources } = await warehouse.health()
  // The desk names its people and teams from the first day on; without a case that is no data yet.
  const isUsed =
    sources.some(({ source }) => source !== 'desk') || (await countCases(warehouse)) > 0
  if (isUsed) {
    const reason =
      readDemoPlan(dataDir) === null ? 'it holds other events' : 'it holds a demo already'
    throw new DeskmetryError('DEMO_REFUSED', { dir: dataDir.path, reason })
  }
  const now = clock.now()
  const { seed, days, cases } = size
  const plan = { seed, from: now - days * DAY_MS, sized_until: now, cases }
  writeDemoPlan(dataDir, plan)
  return plan
}

async function accept({ spool }: ServerRooms, events: readonly DemoEvent[]): Promise<void> {
  const chunks = bodyOf(JSON.stringify(events))
  await spool.accept({ contentType: 'application/json', chunks, source: 'demo' })
}

async function* bodyOf(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text))
}
