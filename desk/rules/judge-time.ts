import { isDone, type CaseState } from '../cases/case-state.ts'
import { readCases } from '../cases/read-entries.ts'
import type { Desk } from '../desk.ts'
import { readOpeningHours } from '../queues/opening-hours.ts'
import { matches } from './condition.ts'
import { type CaseTrigger, type DueCase, dueOf, readDueFollowups, readOpen } from './due.ts'
import { readFired } from './firings.ts'
import { asksForHours, claimAndFire, type Judging, keyOf } from './judge.ts'
import type { Rule } from './rule-book.ts'

/** A new rule over a full desk is worked off in turns. */
const MOST_PER_TURN = 500

/** A rule in this turn, and how many firings it has left. */
interface Turn {
  readonly rule: Rule
  left: number
}

type Guarded = (run: () => Promise<void>) => Promise<void>

/**
 * Rules of time, over all cases at work: these are read once for all of the rules, a page at a time.
 * @param guarded one rule or case that fails does not hold up the others
 */
export async function judgeTime(
  judging: Judging,
  rules: readonly Rule[],
  guarded: Guarded,
): Promise<void> {
  await guarded(() => judgeOpen(judging, rules, guarded))
  await guarded(() => judgeFollowups(judging, rules, guarded))
}

async function judgeOpen(
  judging: Judging,
  rules: readonly Rule[],
  guarded: Guarded,
): Promise<void> {
  const { desk, promisesOf } = judging
  const turns = rules.flatMap((rule) => {
    const trigger = caseTriggerOf(rule)
    return trigger === null ? [] : [{ rule, trigger, left: MOST_PER_TURN }]
  })
  if (turns.length === 0) return
  const now = desk.clock.now()
  const soonest = Math.min(...turns.map(({ trigger }) => secsOf(trigger)))
  for await (const page of readOpen(desk, { until: now - soonest * 1_000 })) {
    let cases = page
    for (const turn of turns) {
      await guarded(async () => {
        const due = dueOf(cases, turn.trigger, { now, promisesOf })
        const fired = await judgeDue(judging, turn, { due, guarded })
        cases = await readAnew(desk, cases, fired)
      })
    }
  }
}

async function judgeFollowups(
  judging: Judging,
  rules: readonly Rule[],
  guarded: Guarded,
): Promise<void> {
  const { desk } = judging
  const turns = rules
    .filter(({ body }) => body.trigger.type === 'followup_due')
    .map((rule): Turn => ({ rule, left: MOST_PER_TURN }))
  if (turns.length === 0) return
  for await (const due of readDueFollowups(desk, { until: desk.clock.now() })) {
    for (const turn of turns) {
      await guarded(async () => {
        await judgeDue(judging, turn, { due, guarded })
      })
    }
  }
}

/** @returns the cases it fired for */
async function judgeDue(
  judging: Judging,
  turn: Turn,
  { due, guarded }: { readonly due: readonly DueCase[]; readonly guarded: Guarded },
): Promise<ReadonlySet<string>> {
  const { desk } = judging
  const { rule } = turn
  const set = new Set<string>()
  if (turn.left <= 0 || due.length === 0) return set
  const hours = asksForHours(rule) ? await readOpeningHours(desk) : null
  const meant = due.filter(({ case: state }) => {
    const is_open = hours?.({ calendar_id: null, team_id: state.team_id }).is_open ?? true
    return matches(rule.body, { case: state, occasion: null, now: desk.clock.now(), is_open })
  })
  const fired = await readFired(desk, rule.id, [...new Set(meant.map((one) => one.case.id))])
  for (const { case: state, trigger_key } of meant) {
    if (turn.left <= 0) break
    if (fired.has(`${state.id} ${keyOf(rule, trigger_key)}`)) continue
    turn.left -= 1
    set.add(state.id)
    const setOff = { case_id: state.id, key: trigger_key, cause: [] }
    await guarded(() => claimAndFire(judging, rule, setOff))
  }
  return set
}

/** What a rule has changed, the next judges as it is now. */
async function readAnew(
  desk: Pick<Desk, 'store'>,
  cases: readonly CaseState[],
  changed: ReadonlySet<string>,
): Promise<readonly CaseState[]> {
  if (changed.size === 0) return cases
  const states = await readCases(desk, [...changed])
  const now = new Map(states.map((state) => [state.id, state]))
  return cases.map((state) => now.get(state.id) ?? state).filter((state) => !isDone(state))
}

function caseTriggerOf({ body: { trigger } }: Rule): CaseTrigger | null {
  return trigger.type === 'event' || trigger.type === 'followup_due' ? null : trigger
}

function secsOf(trigger: CaseTrigger): number {
  return trigger.type === 'sla' ? 0 : trigger.secs
}
