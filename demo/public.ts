export type { DemoEvent, DemoOptions } from './demo-event.ts'
export { demoEvents } from './demo-events.ts'
