export { dashboardDir } from './dashboard-dir.ts'
export { widgetDir } from './widget-dir.ts'
export { workerEntry } from './worker-entry.ts'
export type { WorkerEntry } from './worker-entry.ts'
