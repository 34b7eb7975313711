import type { CaseMoment, CaseTimeline, Transcript } from '../../domain/contract/public.ts'
import { type TimelineItem, timelineOf } from '../drill/timeline.ts'

/** One line of everything: what was said, a promise that ran out, or something that happened. */
export type StreamItem =
  | TimelineItem
  | { readonly kind: 'moment'; readonly at: number; readonly moment: CaseMoment }
  | { readonly kind: 'firing'; readonly at: number; readonly firing: CaseFiring }

export type CaseFiring = CaseTimeline['firings'][number]

export const STREAM_PARTS = ['all', 'said', 'events'] as const
export type StreamPart = (typeof STREAM_PARTS)[number]

/** What an agent looks at is nothing of the case. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['agent.focus_changed'])

/** Messages and events in one order; of one instant what was said stands first. */
export function streamOf(
  transcript: Transcript,
  { moments, firings }: Pick<CaseTimeline, 'moments' | 'firings'>,
  part: StreamPart,
): readonly StreamItem[] {
  const said = timelineOf(transcript)
  const happened = moments
    .filter(({ type }) => !NOT_SHOWN.has(type))
    .map((moment): StreamItem => ({ kind: 'moment', at: Date.parse(moment.at), moment }))
  if (part === 'said') return said
  const fired = firings.map(
    (firing): StreamItem => ({ kind: 'firing', at: Date.parse(firing.at), firing }),
  )
  const overdue = said.filter(({ kind }) => kind === 'overdue')
  return [...(part === 'all' ? said : overdue), ...happened, ...fired].toSorted(
    (a, b) => a.at - b.at || Number(isOpening(b)) - Number(isOpening(a)),
  )
}

/** Before the first words of the same instant. */
const isOpening = (item: StreamItem) => item.kind === 'moment' && item.moment.type === 'case.opened'
