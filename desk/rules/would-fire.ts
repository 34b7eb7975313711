import type { DeskRule, RuleTrigger } from '../../domain/contract/public.ts'
import { type CaseState, isEnded } from '../cases/case-state.ts'
import { lastWordAt } from './due.ts'
import { changesBetween, eventOfEntry, type Occasion } from './facts.ts'
import type { Moment } from './replay.ts'

/** A time at which a rule would have been judged. */
export interface Setting {
  readonly at: number
  readonly case: CaseState
  readonly occasion: Occasion | null
  readonly key: string
}

export interface Window {
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  readonly followups: readonly { readonly id: string; readonly due_at: number }[]
}

/**
 * Everything that would have set the rule off in a replayed case; conditions are still to be judged. One `key` may
 * come several times, until they hold: it fires once. Pure.
 */
export function settingsOff(
  rule: Pick<DeskRule, 'trigger' | 'name'>,
  moments: readonly Moment[],
  window: Window,
): readonly Setting[] {
  const { trigger } = rule
  const found =
    trigger.type === 'event'
      ? moments.flatMap((moment) => byEvent(trigger, rule.name, moment))
      : moments.flatMap((moment, index) => {
          const until = moments[index + 1]?.at ?? window.to
          return byTime(trigger, moment, { ...window, until })
        })
  return found.filter(({ at }) => at >= window.from && at <= window.to)
}

function byEvent(
  { events }: Extract<RuleTrigger, { type: 'event' }>,
  name: string,
  { at, entries, before, after }: Moment,
): readonly Setting[] {
  const [first] = entries
  if (first?.author_kind === 'rule' && first.author_name === name) return []
  for (const entry of entries) {
    const event = eventOfEntry(entry)
    if (event === null || !events.includes(event)) continue
    const occasion = {
      event,
      seq: entry.seq,
      text: entry.text,
      changed: changesBetween(before, after),
    }
    return [{ at, case: after, occasion, key: `entry:${entry.seq}` }]
  }
  return []
}

/** In the stretch in which nothing was committed, from this moment to the next. */
function byTime(
  trigger: Exclude<RuleTrigger, { type: 'event' }>,
  { at, after }: Moment,
  { until, followups }: Window & { readonly until: number },
): readonly Setting[] {
  if (isEnded(after.status) && trigger.type !== 'followup_due') return []
  const reached = (since: number | null, secs: number, key: string): readonly Setting[] => {
    if (since === null) return []
    const due = since + secs * 1_000
    if (due >= until) return []
    return [{ at: Math.max(due, at), case: after, occasion: null, key: `${key}:${since}` }]
  }
  switch (trigger.type) {
    case 'waiting':
      return reached(after.waiting_since, trigger.secs, 'waiting')
    case 'idle':
      return reached(lastWordAt(after), trigger.secs, 'idle')
    case 'unassigned':
      return after.agent_id === null ? reached(after.opened_at, trigger.secs, 'unassigned') : []
    case 'followup_due':
      return followups
        .filter(({ due_at }) => due_at >= at && due_at < until)
        .map(({ id, due_at }) => ({
          at: due_at,
          case: after,
          occasion: null,
          key: `followup:${id}`,
        }))
    case 'sla':
      return []
  }
}
