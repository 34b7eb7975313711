import type { Operation } from './operation.ts'
import { queryOperation } from './query.ts'
import { rebuildOperation } from './rebuild.ts'

/** All there are, by name. Each is checked by its own `input` before it runs. */
export const OPERATIONS: readonly Operation[] = [
  queryOperation,
  rebuildOperation,
] as readonly Operation[]
