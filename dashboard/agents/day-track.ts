import type { AgentDay } from '../../domain/contract/public.ts'
import { localHour } from '../filters/local-day.ts'

const HOUR_MS = 3_600_000

/** Where things stand in a day, percent of its width. */
export interface DayTrack {
  readonly states: readonly (AgentDay['states'][number] & Place)[]
  readonly chats: readonly (AgentDay['chats'][number] & Place & { readonly height: number })[]
  readonly most: number
  /** Every third hour of the wall clock; a day of 23 or 25 hours has them where they are. */
  readonly hours: readonly { readonly hour: number; readonly left: number }[]
}

interface Place {
  readonly left: number
  readonly width: number
}

export function dayTrack(day: AgentDay): DayTrack {
  const [start, end] = [Date.parse(day.start_at), Date.parse(day.end_at)]
  const percent = (at: number) => ((at - start) / (end - start)) * 100
  const place = (span: { readonly start_at: string; readonly end_at: string }): Place => {
    const left = percent(Date.parse(span.start_at))
    return { left, width: percent(Date.parse(span.end_at)) - left }
  }
  const most = Math.max(0, ...day.chats.map(({ count }) => count))
  return {
    states: day.states.map((one) => ({ ...one, ...place(one) })),
    chats: day.chats.map((one) => ({ ...one, ...place(one), height: (one.count / most) * 100 })),
    most,
    hours: hourMarks(start, end, day.tz).map(({ at, hour }) => ({ hour, left: percent(at) })),
  }
}

function hourMarks(start: number, end: number, tz: string) {
  const marks: { at: number; hour: number }[] = []
  for (let at = start; at < end; at += HOUR_MS) {
    const hour = Number(localHour(at, tz).slice(-2))
    if (hour % 3 === 0 && marks.at(-1)?.hour !== hour) marks.push({ at, hour })
  }
  return marks
}
