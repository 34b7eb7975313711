import type { Viewer } from '../../domain/contract/public.ts'
import type { Grain } from '../../domain/public.ts'
import type { Credit, Key } from './item.ts'

export interface OracleQuestion {
  readonly from: number
  readonly to: number
  readonly tz: string
  readonly asOf: number
  readonly grain?: Grain | undefined
  readonly dimensions?: readonly string[] | undefined
  readonly filters?: Readonly<Record<string, readonly Key[]>> | undefined
  readonly credit?: Credit | undefined
  readonly T?: number
  readonly S?: number
  readonly stay?: 'first' | 'all'
  readonly viewer: Viewer
}

export interface OracleCell {
  readonly keys: readonly Key[]
  readonly value: number | null
  readonly n: number
  /** Of percentiles. */
  readonly lo?: number | null
  readonly hi?: number | null
}
