import type { DeskRule, DeskSetting, RuleEvent } from '../../domain/contract/public.ts'
import type { PromisesOf } from '../cases/case-lines.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import type { CaseNews, News } from '../news/desk-news.ts'
import { readOpeningHours } from '../queues/opening-hours.ts'
import { listSettings } from '../settings/settings.ts'
import { RULES } from '../tickets/kinds.ts'
import { readCursor, readMissed, writeCursor } from './catch-up.ts'
import { matches } from './condition.ts'
import { readDue, type TimedTrigger } from './due.ts'
import { changesBetween, eventOfEntry, type Occasion } from './facts.ts'
import { fire, type RuleWebhook } from './fire.ts'
import { claimFiring, finishFiring, type Firing, readFired, readUnfinished } from './firings.ts'

/**
 * Automation at work: rules that something sets off are judged by what was committed, rules of time every 15 s.
 * A rule fires once for each case and occasion, whichever process sees it first. It is not set off by what it did
 * itself; a chain of rules that comes back to one of them, or grows longer than 5, is stopped and logged.
 */
export interface RuleEngine {
  /** From now on, what is committed here sets rules off. */
  start(): void
  /** They are read anew before the next is judged. */
  reload(): void
  /** Judges what was committed while nobody listened: a killed process had not got to it. Once, after `start`. */
  catchUp(): Promise<void>
  /** Judges the rules of time and ends what a killed process began. */
  tick(): Promise<void>
  /** All that was heard has been judged and done. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export interface RuleEngineOptions {
  readonly desk: Desk
  readonly promisesOf: PromisesOf
  readonly tellWebhook: RuleWebhook
  /** Told of what should not happen; the engine goes on. */
  readonly onError: (error: unknown) => void
}

type Rule = DeskSetting<DeskRule>

type Told = Pick<CaseNews, 'before' | 'case' | 'entries' | 'cause'>

interface Heard {
  readonly news: Told
  readonly occasions: readonly Occasion[]
}

const LONGEST_CHAIN = 5
/** Rules that were changed, by whichever process, are in force after this time. */
const FRESH_MS = 2_000
/** A new rule of time over a full desk is worked off in turns. */
const MOST_PER_TURN = 500
/** A commit is dated before it is told. */
const OVERLAP_MS = 5_000
/** Longer than any firing takes: after that its process is gone. */
const UNFINISHED_MS = 60_000

export function createRuleEngine(options: RuleEngineOptions): RuleEngine {
  const { desk, onError } = options
  let rules: readonly Rule[] | null = null
  let readAt = 0
  let heard: Heard[] = []
  let working: Promise<void> | null = null
  let deafen: (() => void) | null = null

  function hear(news: News): void {
    if (news.kind !== 'case' || news.case.is_spam || news.case.merged_into !== null) return
    const occasions = occasionsOf(news)
    const known = desk.clock.now() - readAt <= FRESH_MS ? rules : null
    if (occasions.length === 0 || known?.some(isSetOffBy(occasions)) === false) return
    heard.push({ news, occasions })
    working ??= work()
  }

  async function work(): Promise<void> {
    while (heard.length > 0) {
      const now = heard
      heard = []
      for (const one of now) await guarded(() => judge(one))
    }
    working = null
  }

  async function judge({ news, occasions }: Heard): Promise<void> {
    for (const rule of (await readRules()).filter(isSetOffBy(occasions))) {
      const occasion = occasions.find(({ event }) => listensTo(rule, event))
      // What a rule does itself is no news to it.
      if (occasion === undefined || news.cause.at(-1) === rule.id) continue
      const facts = { case: news.case, occasion, now: desk.clock.now() }
      if (!matches(rule.body, { ...facts, is_open: await isOpen(rule, news.case) })) continue
      await claimAndFire(rule, news.case.id, `entry:${occasion.seq}`, news.cause)
    }
  }

  async function claimAndFire(
    rule: Rule,
    caseId: string,
    key: string,
    cause: readonly string[],
  ): Promise<void> {
    const stopped = whyStopped(rule, cause, await readRules())
    const firing = await claimFiring(desk, {
      rule_id: rule.id,
      case_id: caseId,
      trigger_key: rule.body.is_once ? 'once' : key,
      steps: rule.body.steps,
      cause,
      outcome: stopped === null ? 'running' : 'stopped',
      ...(stopped === null ? {} : { reason: stopped }),
    })
    if (firing !== null && stopped === null) await complete(rule, firing)
  }

  async function complete(
    rule: { readonly id: string; readonly body: { readonly name: string } },
    firing: Firing,
  ): Promise<void> {
    try {
      await fire(desk, rule, { firing, tellWebhook: options.tellWebhook })
    } catch (error) {
      await finishFiring(desk, firing.number, { outcome: 'failed', reason: 'INTERNAL' })
      throw error
    }
  }

  async function readRules(): Promise<readonly Rule[]> {
    const now = desk.clock.now()
    if (rules !== null && now - readAt <= FRESH_MS) return rules
    rules = (await listSettings(desk, RULES)).filter(({ body }) => body.is_active)
    readAt = now
    return rules
  }

  async function isOpen({ body }: Rule, { team_id }: Pick<CaseState, 'team_id'>) {
    const asks = [...body.all, ...body.any].some(({ type }) => type === 'business_hours')
    if (!asks) return true
    return (await readOpeningHours(desk))({ calendar_id: null, team_id }).is_open
  }

  async function judgeTime(rule: Rule, trigger: TimedTrigger): Promise<void> {
    const due = await readDue(desk, trigger, options.promisesOf)
    const fired = await readFired(desk, rule.id, [...new Set(due.map((one) => one.case.id))])
    let done = 0
    for (const { case: state, trigger_key } of due) {
      const key = rule.body.is_once ? 'once' : trigger_key
      if (fired.has(`${state.id} ${key}`)) continue
      const facts = { case: state, occasion: null, now: desk.clock.now() }
      if (!matches(rule.body, { ...facts, is_open: await isOpen(rule, state) })) continue
      await guarded(() => claimAndFire(rule, state.id, trigger_key, []))
      done += 1
      if (done >= MOST_PER_TURN) return
    }
  }

  async function tick(): Promise<void> {
    const heardUntil = desk.clock.now()
    await settle()
    await writeCursor(desk, heardUntil - OVERLAP_MS)
    const known = await readRules()
    for (const firing of await readUnfinished(desk, desk.clock.now() - UNFINISHED_MS)) {
      const rule = known.find(({ id }) => id === firing.rule_id)
      const gone = { id: firing.rule_id, body: { name: firing.rule_id } }
      await guarded(() => complete(rule ?? gone, firing))
    }
    for (const rule of known) {
      const { trigger } = rule.body
      if (trigger.type !== 'event') await guarded(() => judgeTime(rule, trigger))
    }
  }

  async function catchUp(): Promise<void> {
    const since = await readCursor(desk)
    if (since === null || (await readRules()).length === 0) return
    for (const missed of await readMissed(desk, since)) {
      const occasions = occasionsOf(missed)
      if (occasions.length > 0) await guarded(() => judge({ news: missed, occasions }))
    }
  }

  async function guarded(run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      onError(error)
    }
  }

  async function settle(): Promise<void> {
    while (working !== null) await working
  }

  return {
    start() {
      deafen ??= desk.news.listen(hear)
    },
    reload() {
      rules = null
    },
    catchUp,
    tick,
    settle,
    async stop() {
      deafen?.()
      deafen = null
      await settle()
    },
  }
}

/** What of the news can set rules off, in order. */
function occasionsOf({ before, case: after, entries }: Told): readonly Occasion[] {
  const changed = changesBetween(before, after)
  return entries.flatMap((entry) => {
    const event = eventOfEntry(entry)
    return event === null ? [] : [{ event, seq: entry.seq, text: entry.text, changed }]
  })
}

function isSetOffBy(occasions: readonly Occasion[]): (rule: Rule) => boolean {
  return (rule) => occasions.some(({ event }) => listensTo(rule, event))
}

function listensTo({ body: { trigger } }: Rule, event: RuleEvent): boolean {
  return trigger.type === 'event' && trigger.events.includes(event)
}

function whyStopped(rule: Rule, cause: readonly string[], rules: readonly Rule[]): string | null {
  const names = [...cause, rule.id].map((id) => rules.find((one) => one.id === id)?.body.name ?? id)
  const chain = names.join(' → ')
  if (cause.includes(rule.id)) return `It runs in a circle: ${chain}`
  return cause.length >= LONGEST_CHAIN ? `The chain of rules is too long: ${chain}` : null
}
