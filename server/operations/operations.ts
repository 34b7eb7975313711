import { deadLettersOperation } from './dead-letters.ts'
import { demoOperation } from './demo.ts'
import { doctorOperation } from './doctor.ts'
import { importOperation } from './import.ts'
import type { Operation } from './operation.ts'
import { queryOperation } from './query.ts'
import { rebuildOperation } from './rebuild.ts'

/** All there are, by name. Each is checked by its own `input` before it runs. */
export const OPERATIONS: readonly Operation[] = [
  importOperation,
  queryOperation,
  rebuildOperation,
  demoOperation,
  doctorOperation,
  deadLettersOperation,
] as readonly Operation[]
