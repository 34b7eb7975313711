import type { RuleEvent } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { PromisesOf } from '../cases/case-lines.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import type { CaseNews } from '../news/desk-news.ts'
import { readOpeningHours } from '../queues/opening-hours.ts'
import { matches } from './condition.ts'
import { changesBetween, eventOfEntry, type Occasion } from './facts.ts'
import { fire, type RuleWebhook } from './fire.ts'
import { claimFiring, finishFiring, type Firing } from './firings.ts'
import type { Rule, RuleBook } from './rule-book.ts'

/** What judging and firing need. */
export interface Judging {
  readonly desk: Desk
  readonly book: RuleBook
  readonly promisesOf: PromisesOf
  readonly tellWebhook: RuleWebhook
}

export type Told = Pick<CaseNews, 'before' | 'case' | 'entries' | 'cause'>

export interface Heard {
  readonly news: Told
  readonly occasions: readonly Occasion[]
  /** Epoch ms, of what is judged late: rules that were written since have no part in it. */
  readonly at?: number
}

const LONGEST_CHAIN = 5

/** What of the news can set rules off, in order. */
export function occasionsOf({ before, case: after, entries }: Told): readonly Occasion[] {
  const changed = changesBetween(before, after)
  return entries.flatMap((entry) => {
    const event = eventOfEntry(entry)
    return event === null ? [] : [{ event, seq: entry.seq, text: entry.text, changed }]
  })
}

export function isSetOffBy(occasions: readonly Occasion[]): (rule: Rule) => boolean {
  return (rule) => occasions.some(({ event }) => listensTo(rule, event))
}

/** Rules that something sets off, by what was committed. */
export async function judgeNews(judging: Judging, { news, occasions, at }: Heard): Promise<void> {
  const { desk, book } = judging
  for (const rule of (await book.read()).filter(isSetOffBy(occasions))) {
    const occasion = occasions.find(({ event }) => listensTo(rule, event))
    if (at !== undefined && Date.parse(rule.updated_at) > at) continue
    // What a rule does itself is no news to it.
    if (occasion === undefined || news.cause.at(-1) === rule.id) continue
    const facts = { case: news.case, occasion, now: desk.clock.now() }
    if (!matches(rule.body, { ...facts, is_open: await isOpen(desk, rule, news.case) })) continue
    const key = `entry:${occasion.seq}`
    await claimAndFire(judging, rule, { case_id: news.case.id, key, cause: news.cause })
  }
}

/** Does what was claimed, and writes down how it ended. What fails by no fault of its own is done again later. */
export async function complete(
  { desk, tellWebhook }: Judging,
  rule: { readonly id: string; readonly body: { readonly name: string } },
  firing: Firing,
): Promise<void> {
  try {
    await fire(desk, rule, { firing, tellWebhook })
  } catch (error) {
    if (!(error instanceof DeskmetryError)) throw error
    await finishFiring(desk, firing.number, { outcome: 'failed', reason: error.message })
  }
}

export interface SetOff {
  readonly case_id: string
  readonly key: string
  readonly cause: readonly string[]
}

/** Unless it has been set off by this before, or runs in a circle, which is written down. */
export async function claimAndFire(
  judging: Judging,
  rule: Rule,
  { case_id, key, cause }: SetOff,
): Promise<void> {
  const stopped = whyStopped(rule, cause, await judging.book.read())
  const firing = await claimFiring(judging.desk, {
    rule_id: rule.id,
    case_id,
    trigger_key: keyOf(rule, key),
    steps: rule.body.steps,
    cause,
    outcome: stopped === null ? 'running' : 'stopped',
    ...(stopped === null ? {} : { reason: stopped }),
  })
  if (firing !== null && stopped === null) await complete(judging, rule, firing)
}

/** What makes one firing of the rule for a case another than the next. */
export function keyOf({ body }: Rule, key: string): string {
  return body.is_once ? 'once' : key
}

async function isOpen(
  desk: Desk,
  rule: Rule,
  { team_id }: Pick<CaseState, 'team_id'>,
): Promise<boolean> {
  if (!asksForHours(rule)) return true
  return (await readOpeningHours(desk))({ calendar_id: null, team_id }).is_open
}

/** Hours are read only for rules that want to know. */
export function asksForHours({ body }: Rule): boolean {
  return [...body.all, ...body.any].some(({ type }) => type === 'business_hours')
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
