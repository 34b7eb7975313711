export { dashboardDir } from './dashboard-dir.ts'
export { workerEntry } from './worker-entry.ts'
export type { WorkerEntry } from './worker-entry.ts'
