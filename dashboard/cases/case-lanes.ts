import { type Language, type MessageKey, type ValueNames, valueName } from '../../charts/public.ts'
import type { CasePromise, CaseTimeline, Transcript } from '../../domain/contract/public.ts'

type Verdict = 'plain' | 'calm' | 'good' | 'warn' | 'bad'

/** A stretch in a lane; epoch ms, `to` null: it still runs. */
export interface LaneSpan {
  readonly from: number
  readonly to: number | null
  readonly text: string
  readonly verdict: Verdict
  /** Where a promise ran out. */
  readonly due: number | null
}

export interface Lane {
  readonly id: string
  readonly name: string
  readonly spans: readonly LaneSpan[]
}

export interface LaneWords {
  readonly t: (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string
  readonly language: Language
  readonly names: ValueNames
}

type Interval = { readonly started_at: string; readonly ended_at: string | null }

const WAIT_VERDICTS = { replied: 'calm', unanswered: 'bad', open: 'warn' } as const
const STAY_VERDICTS = {
  assigned: 'calm',
  abandoned: 'bad',
  expired: 'bad',
  left: 'plain',
  waiting: 'warn',
} as const

/** What ran when: status, queue, holder, waits, and a lane for each kind of promise. Lanes with nothing are left out. */
export function lanesOf(
  { states, stays, holds, waits, promises }: CaseTimeline,
  words: LaneWords,
): readonly Lane[] {
  const { t } = words
  const name = (dimension: string, value: string) => valueName(dimension, value, words)
  const lanes: Lane[] = [
    {
      id: 'state',
      name: t('case.lane.state'),
      spans: states.map((one) =>
        span(one, name('status', one.status), one.status === 'open' ? 'calm' : 'plain'),
      ),
    },
    {
      id: 'queue',
      name: t('case.lane.queue'),
      spans: stays.map((one) =>
        span(
          one,
          [
            ...(one.queue_id === null ? [] : [name('queue', one.queue_id)]),
            t(`case.stay.${one.outcome}`),
          ].join(' · '),
          STAY_VERDICTS[one.outcome],
        ),
      ),
    },
    {
      id: 'agent',
      name: t('case.lane.agent'),
      spans: holds.flatMap((one) =>
        one.agent_id === null ? [] : [span(one, name('agent', one.agent_id), 'calm')],
      ),
    },
    {
      id: 'wait',
      name: t('case.lane.wait'),
      spans: waits.map((one) =>
        span(one, t(`case.wait.${one.outcome}`), WAIT_VERDICTS[one.outcome]),
      ),
    },
    ...(['first_reply', 'next_reply', 'resolution'] as const).map((target) => ({
      id: target,
      name: t(`promise.${target}`),
      spans: promises.filter((one) => one.target === target).map((one) => promiseSpan(one, words)),
    })),
  ]
  return lanes.filter(({ spans }) => spans.length > 0)
}

const AT_WORK: ReadonlySet<string> = new Set(['open', 'pending', 'on_hold', 'snoozed'])

/** Every instant that lanes and conversation know of, for the axis. */
export function instantsOf(
  lanes: readonly Lane[],
  messages: Transcript['messages'],
  { case: one, moments, meta }: Pick<CaseTimeline, 'case' | 'moments' | 'meta'>,
): readonly number[] {
  const spans = lanes.flatMap((lane) => lane.spans)
  return [
    ...spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...messages.map(({ sent_at }) => Date.parse(sent_at)),
    ...moments.map(({ at }) => Date.parse(at)),
    // What is at work runs until now; a case that is done has no now.
    ...(AT_WORK.has(one.status) ? [Date.parse(meta.as_of)] : []),
  ]
}

function span(one: Interval, text: string, verdict: Verdict): LaneSpan {
  return {
    from: Date.parse(one.started_at),
    to: one.ended_at === null ? null : Date.parse(one.ended_at),
    text,
    verdict,
    due: null,
  }
}

const PROMISE_VERDICTS = {
  met: 'good',
  breached: 'bad',
  running: 'warn',
  cancelled: 'plain',
} as const

function promiseSpan(one: CasePromise, { t }: LaneWords): LaneSpan {
  const isPaused = one.outcome === 'running' && one.due_at === null
  const text = isPaused ? t('promise.paused') : promiseWord(one, t)
  return {
    ...span(one, text, isPaused ? 'plain' : PROMISE_VERDICTS[one.outcome]),
    due: one.due_at === null ? null : Date.parse(one.due_at),
  }
}

function promiseWord({ outcome }: CasePromise, t: LaneWords['t']): string {
  return outcome === 'running' ? t('value.sla.running') : t(`promise.${outcome}`)
}
