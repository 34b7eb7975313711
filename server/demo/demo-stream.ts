import { type DemoEvent, demoEvents } from '../../demo/public.ts'
import { type DemoPlan, optionsOf } from './demo-plan.ts'

/** The events of a plan, pulled stretch by stretch: history first, then what becomes due as the clock passes. */
export interface DemoStream {
  /** The next events before an instant (epoch ms). Later stretches go on from there. */
  until(at: number): Iterable<DemoEvent>
}

export function openDemoStream(plan: DemoPlan): DemoStream {
  const events = demoEvents(optionsOf(plan))
  let next = events.next()
  return {
    *until(at) {
      // Both are ISO 8601 in UTC with milliseconds, so they compare as text.
      const end = new Date(at).toISOString()
      while (next.done !== true && next.value.occurred_at < end) {
        const { value } = next
        next = events.next()
        yield value
      }
    },
  }
}
