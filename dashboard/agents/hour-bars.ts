import { type AgentHours, type ShownState, WORKED_STATES } from '../../domain/contract/public.ts'
import { STATE_ORDER } from './state-color.ts'

export interface HourBars {
  readonly days: readonly {
    readonly day: string
    readonly worked_secs: number
    /** From the ground up; percent of the height. */
    readonly stack: readonly {
      readonly state: ShownState
      readonly secs: number
      readonly share: number
      readonly isWork: boolean
    }[]
  }[]
  /** Lines of whole hours, percent from the ground. */
  readonly marks: readonly { readonly hours: number; readonly at: number }[]
}

const DRAWN = STATE_ORDER.filter((state) => state !== 'offline' && state !== 'unknown')

/** Days as stacked bars on a scale of whole hours. Offline is no bar. */
export function hourBars(days: AgentHours['days']): HourBars {
  const secsOf = (states: AgentHours['days'][number]['states']) =>
    DRAWN.flatMap((state) => {
      const secs = states[state as keyof typeof states] ?? 0
      return secs > 0 ? [{ state, secs }] : []
    })
  const longest = Math.max(
    3600,
    ...days.map(({ states }) => secsOf(states).reduce((sum, { secs }) => sum + secs, 0)),
  )
  const step = longest > 8 * 3600 ? 4 : longest > 4 * 3600 ? 2 : 1
  const top = Math.ceil(longest / (step * 3600)) * step
  return {
    days: days.map(({ day, states, worked_secs }) => ({
      day,
      worked_secs,
      stack: secsOf(states).map(({ state, secs }) => ({
        state,
        secs,
        share: (secs / (top * 3600)) * 100,
        isWork: WORKED_STATES.some((work) => work === state),
      })),
    })),
    marks: Array.from({ length: top / step + 1 }, (_, index) => ({
      hours: index * step,
      at: ((index * step) / top) * 100,
    })),
  }
}
