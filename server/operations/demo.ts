import { z } from 'zod'
import type { ImportProgress } from '../../ingest/public.ts'
import { openDemoStream } from '../demo/demo-stream.ts'
import { planDemo } from '../demo/live-demo.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { countCases } from '../numbers/count-cases.ts'
import { operation } from './operation.ts'

const input = z.strictObject({
  cases: z.number().int().min(1).max(100_000_000),
  days: z.number().int().min(1).max(3_660),
  seed: z.number().int(),
})

export interface DemoResult {
  readonly accepted: number
  readonly refused: number
  readonly cases: number
  /** Instants. */
  readonly from: string
  readonly until: string
}

/** Fills an empty installation with the history of an invented contact centre, up to now. */
export const demoOperation = operation<z.infer<typeof input>, ImportProgress, DemoResult>({
  name: 'demo',
  input,
  async run(rooms, size, report) {
    const plan = await planDemo(rooms, size)
    const events = openDemoStream(plan).until(plan.sized_until)
    const { accepted, refused } = await loadDemo(rooms, { events, since: plan.from }, report)
    return {
      accepted,
      refused,
      cases: await countCases(rooms.warehouse),
      from: new Date(plan.from).toISOString(),
      until: new Date(plan.sized_until).toISOString(),
    }
  },
})
