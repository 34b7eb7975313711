import { z } from 'zod'
import {
  type FiringAnswer,
  type FiringRequest,
  type RuleFiring,
  type RuleStep,
  ruleStep,
} from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** The log of what rules did: one row per rule, case and occasion, so that no two processes do it twice. */
type Outcome = RuleFiring['outcome']

export interface Firing {
  readonly number: number
  readonly rule_id: string
  readonly case_id: string
  readonly steps: readonly RuleStep[]
  /** The rules that led here, the first first. */
  readonly cause: readonly string[]
}

export interface FiringClaim {
  readonly rule_id: string
  readonly case_id: string
  /** What set it off, such as `entry:12` or `waiting:1772350000000`. */
  readonly trigger_key: string
  readonly steps: readonly RuleStep[]
  readonly cause: readonly string[]
  /** `stopped`: it is written down, and not done. */
  readonly outcome: Extract<Outcome, 'running' | 'stopped'>
  readonly reason?: string
}

const body = z.object({ steps: z.array(ruleStep), cause: z.array(z.string()) })

/** @returns null when it has been set off by this before, by whichever process */
export async function claimFiring(
  desk: Pick<Desk, 'store' | 'clock'>,
  claim: FiringClaim,
): Promise<Firing | null> {
  const { rule_id, case_id, trigger_key, steps, cause, outcome, reason = null } = claim
  const row = await tablesOf(desk.store)
    .insertInto('desk_rule_firings')
    .values({
      rule_id,
      case_id,
      trigger_key,
      at: desk.clock.now(),
      actions_json: JSON.stringify({ steps, cause }),
      outcome,
      reason,
    })
    .onConflict((conflict) => conflict.columns(['rule_id', 'case_id', 'trigger_key']).doNothing())
    .returning('number')
    .executeTakeFirst()
  return row === undefined ? null : { number: row.number, rule_id, case_id, steps, cause }
}

export async function finishFiring(
  desk: Pick<Desk, 'store'>,
  number: number,
  end: { readonly outcome: Outcome; readonly reason: string | null },
): Promise<void> {
  await tablesOf(desk.store)
    .updateTable('desk_rule_firings')
    .set(end)
    .where('number', '=', number)
    .execute()
}

/** A firing that was begun and never ended. */
export interface Unfinished {
  readonly number: number
  readonly rule_id: string
  readonly case_id: string
  /** Epoch ms, when it was begun. */
  readonly at: number
  readonly actions_json: string
}

/** Those begun before `before`, in their order: their process was killed, or they failed by no fault of their own. */
export async function readUnfinished(
  desk: Pick<Desk, 'store'>,
  {
    before,
    after,
    limit,
  }: { readonly before: number; readonly after: number; readonly limit: number },
): Promise<readonly Unfinished[]> {
  return tablesOf(desk.store)
    .selectFrom('desk_rule_firings')
    .select(['number', 'rule_id', 'case_id', 'at', 'actions_json'])
    .where('outcome', '=', 'running')
    .where('at', '<', before)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** What was to be done. Throws for what another version wrote in its own way. */
export function firingOf({ number, rule_id, case_id, actions_json }: Unfinished): Firing {
  return { number, rule_id, case_id, ...body.parse(JSON.parse(actions_json)) }
}

/** Which of these have been set off before: `case_id trigger_key`. At most a page of cases. */
export async function readFired(
  desk: Pick<Desk, 'store'>,
  ruleId: string,
  caseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_rule_firings')
    .select(['case_id', 'trigger_key'])
    .where('rule_id', '=', ruleId)
    .where('case_id', 'in', [...caseIds])
    .execute()
  return new Set(rows.map((row) => `${row.case_id} ${row.trigger_key}`))
}

/** The log, newest first. */
export async function listFirings(
  desk: Pick<Desk, 'store'>,
  { rule_id, case_id, outcome, before, limit }: FiringRequest,
): Promise<FiringAnswer> {
  let query = tablesOf(desk.store)
    .selectFrom('desk_rule_firings as firing')
    .leftJoin('desk_cases as ruled', 'ruled.id', 'firing.case_id')
    .leftJoin('desk_settings as rule', (join) =>
      join.onRef('rule.id', '=', 'firing.rule_id').on('rule.kind', '=', 'rule'),
    )
    .selectAll('firing')
    .select(['ruled.number as case_number', 'ruled.subject', 'rule.body_json'])
    .orderBy('firing.number', 'desc')
    .limit(limit + 1)
  if (rule_id !== undefined) query = query.where('firing.rule_id', '=', rule_id)
  if (case_id !== undefined) query = query.where('firing.case_id', '=', case_id)
  if (outcome !== undefined) query = query.where('firing.outcome', '=', outcome)
  if (before !== undefined) query = query.where('firing.number', '<', before)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return {
    firings: page.map((row) => ({
      number: row.number,
      rule_id: row.rule_id,
      rule_name: row.body_json === null ? null : nameOf(row.body_json),
      case_id: row.case_id,
      case_number: row.case_number,
      case_subject: row.subject,
      at: new Date(row.at).toISOString(),
      trigger_key: row.trigger_key,
      steps: body.parse(JSON.parse(row.actions_json)).steps.map((step) => step.type),
      outcome: row.outcome as Outcome,
      reason: row.reason,
    })),
    next: rows.length > limit ? (page.at(-1)?.number ?? null) : null,
  }
}

function nameOf(bodyJson: string): string {
  return (JSON.parse(bodyJson) as { readonly name: string }).name
}
