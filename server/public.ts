export { type Config, type ConfigFlags, LOG_LEVELS, readConfig } from './config.ts'
export { createDataDir, type DataDir, dataDirAt } from './data-dir/data-dir.ts'
export { type Hold, heldError, holdDataDir, readHold } from './data-dir/hold.ts'
export { openDemoAdmin } from './demo/demo-admin.ts'
export { runDemo } from './demo/live-demo.ts'
export { RefusedInput } from './http/refused-input.ts'
export { type Operation, readInput } from './operations/operation.ts'
export {
  type DeadLettersInput,
  deadLettersOperation,
  type DeadLettersResult,
} from './operations/dead-letters.ts'
export { demoOperation } from './operations/demo.ts'
export { doctorOperation, type RoomsHealth } from './operations/doctor.ts'
export {
  type ImportInput,
  importOperation,
  type ImportResult,
} from './operations/import.ts'
export type { ImportProgress } from '../ingest/public.ts'
export { queryOperation } from './operations/query.ts'
export { rebuildOperation } from './operations/rebuild.ts'
export { openRooms, type Rooms } from './rooms.ts'
export { type RunningServer, startServer } from './start-server.ts'
export { systemClock } from './system-clock.ts'
