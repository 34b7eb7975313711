import type { Clock } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { Warehouse } from '../../warehouse/public.ts'
import type { SpoolHealth } from '../spool/spool-loader.ts'
import { countDeadLetters } from '../store/dead-letter-rows.ts'
import { listUnmapped, type UnmappedValue } from '../store/unmapped-values.ts'

/** How well data comes in: what the data health page and `doctor` show. */
export interface DataHealth {
  readonly events_count: number
  /** From accepted to queryable: age of the oldest event that is not loaded; 0 when nothing waits. */
  readonly lag_secs: number
  /** Facts do not know the last load yet. */
  readonly is_folding: boolean
  readonly sources: readonly SourceFreshness[]
  /** Null where no server takes events. */
  readonly spool: SpoolHealth | null
  readonly dead_letters_count: number
  readonly dead_letters: readonly {
    readonly source: string
    readonly code: string
    readonly count: number
  }[]
  readonly unmapped: readonly UnmappedValue[]
  /** Why the warehouse does not answer; null when it does. Its figures are 0 then. */
  readonly warehouse_problem: string | null
}

export interface SourceFreshness {
  readonly source: string
  readonly events_count: number
  /** Epoch ms. */
  readonly last_occurred_at: number
  readonly last_received_at: number
}

export interface HealthOptions {
  readonly warehouse: Pick<Warehouse, 'health'>
  readonly store: StoreScope
  readonly clock: Clock
  readonly spool: { health(): SpoolHealth } | null
}

const UNMAPPED_SHOWN = 100

/** Never throws for a warehouse that is away: that is when health is asked for. */
export async function readDataHealth(options: HealthOptions): Promise<DataHealth> {
  const { clock, store } = options
  const spool = options.spool?.health() ?? null
  const found = await options.warehouse.health().then(
    (health) => ({ health, problem: null }),
    (error: unknown) => ({
      health: null,
      problem: error instanceof Error ? error.message : String(error),
    }),
  )
  const letters = await countDeadLetters(store)
  const oldest = spool?.oldest_at ?? null
  return {
    events_count: found.health?.events ?? 0,
    lag_secs: oldest === null ? 0 : Math.max(0, clock.now() - oldest) / 1000,
    is_folding: found.health !== null && found.health.folded_load < found.health.loaded_load,
    sources: (found.health?.sources ?? []).map(({ events, ...source }) => ({
      ...source,
      events_count: events,
    })),
    spool,
    dead_letters_count: letters.reduce((sum, { count }) => sum + count, 0),
    dead_letters: letters,
    unmapped: await listUnmapped(store, UNMAPPED_SHOWN),
    warehouse_problem: found.problem,
  }
}
