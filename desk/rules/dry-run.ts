import type { DryRunAnswer, DryRunRequest } from '../../domain/contract/public.ts'
import type { PromisesOf } from '../cases/case-lines.ts'
import { caseOfRow, type CaseState } from '../cases/case-state.ts'
import type { Entry } from '../commit/case-change.ts'
import { entryOfRow } from '../commit/entry-row.ts'
import type { Desk } from '../desk.ts'
import { readOpeningHours } from '../queues/opening-hours.ts'
import { tablesOf } from '../store/tables.ts'
import { previewOf } from '../text/plain-text.ts'
import { matches } from './condition.ts'
import { replay } from './replay.ts'
import { type Setting, settingsOff } from './would-fire.ts'

const DAY_MS = 86_400_000
const MOST_CASES = 2_000
const MOST_SHOWN = 100
const CASES_AT_ONCE = 100

/**
 * What a rule would have done over the last days: every case that changed in them is told again and the rule judged
 * at each turn, by what really happened; what its own steps would have changed is not played on. A rule of promises
 * is judged by those that stand now. Nothing is done.
 */
export async function dryRun(
  desk: Pick<Desk, 'store' | 'clock' | 'accounts'>,
  { rule, days }: DryRunRequest,
  promisesOf: PromisesOf,
): Promise<DryRunAnswer> {
  const to = desk.clock.now()
  const from = to - days * DAY_MS
  const cases = await readCases(desk, from)
  const judged = cases.slice(0, MOST_CASES)
  const fired: Setting[] = []
  for (let start = 0; start < judged.length; start += CASES_AT_ONCE) {
    const some = judged.slice(start, start + CASES_AT_ONCE)
    const settings = await settingsOf(desk, some, { rule, from, to, promisesOf })
    for (const offs of settings) fired.push(...(await firedOf(desk, rule, offs)))
    // Long lists leave the others room.
    await new Promise((resolve) => setImmediate(resolve))
  }
  fired.sort((left, right) => right.at - left.at)
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    case_count: judged.length,
    firing_count: fired.length,
    fired_case_count: new Set(fired.map((one) => one.case.id)).size,
    is_cut: cases.length > MOST_CASES,
    firings: fired.slice(0, MOST_SHOWN).map(({ at, case: state, occasion }) => ({
      case_id: state.id,
      case_number: state.number,
      case_kind: state.kind,
      subject: state.subject,
      at: new Date(at).toISOString(),
      status: state.status,
      priority: state.priority,
      words: occasion?.text == null ? null : previewOf(occasion.text),
      steps: rule.steps,
    })),
  }
}

interface Asked {
  readonly rule: DryRunRequest['rule']
  readonly from: number
  readonly to: number
  readonly promisesOf: PromisesOf
}

async function settingsOf(
  desk: Pick<Desk, 'store'>,
  cases: readonly CaseState[],
  { rule, from, to, promisesOf }: Asked,
): Promise<readonly (readonly Setting[])[]> {
  const { trigger } = rule
  const ids = cases.map(({ id }) => id)
  if (trigger.type === 'sla') {
    const promises = promisesOf(ids)
    return cases.map((state) =>
      (promises.get(state.id) ?? [])
        .filter((one) => one.state === trigger.state && trigger.targets.includes(one.target))
        .map(({ target }) => ({ at: to, case: state, occasion: null, key: `sla:${target}` })),
    )
  }
  const entries = await readEntriesOf(desk, ids)
  const followups = trigger.type === 'followup_due' ? await readFollowupsOf(desk, ids) : []
  return cases.map((state) =>
    settingsOff(rule, replay(state, entries.get(state.id) ?? []), {
      from,
      to,
      followups: followups.filter(({ case_id }) => case_id === state.id),
    }),
  )
}

/** Of what would have set it off in one case, where its conditions held: once for each occasion. */
async function firedOf(
  desk: Pick<Desk, 'accounts'>,
  rule: DryRunRequest['rule'],
  offs: readonly Setting[],
): Promise<readonly Setting[]> {
  const fired = new Map<string, Setting>()
  for (const off of offs) {
    const key = rule.is_once ? 'once' : off.key
    if (!fired.has(key) && (await holds(desk, rule, off))) fired.set(key, off)
  }
  return [...fired.values()]
}

/** Hours are asked for only where they decide. */
async function holds(
  desk: Pick<Desk, 'accounts'>,
  rule: DryRunRequest['rule'],
  { at, case: state, occasion }: Setting,
): Promise<boolean> {
  const facts = { case: state, occasion, now: at }
  const whenOpen = matches(rule, { ...facts, is_open: true })
  if (whenOpen === matches(rule, { ...facts, is_open: false })) return whenOpen
  const hours = await readOpeningHours({ accounts: desk.accounts, clock: { now: () => at } })
  const { is_open } = hours({ calendar_id: null, team_id: state.team_id })
  return matches(rule, { ...facts, is_open })
}

/** Those that changed since, the newest first; one more than are judged. */
async function readCases(desk: Pick<Desk, 'store'>, from: number): Promise<readonly CaseState[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('is_spam', '=', 0)
    .where('merged_into', 'is', null)
    .where((where) => where.or([where('updated_at', '>=', from), where('is_done', '=', 0)]))
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(MOST_CASES + 1)
    .execute()
  return rows.map(caseOfRow)
}

async function readEntriesOf(
  desk: Pick<Desk, 'store'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const byCase = new Map<string, Entry[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return byCase
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', 'in', [...ids])
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  for (const row of rows) byCase.get(row.case_id)?.push(entryOfRow(row))
  return byCase
}

async function readFollowupsOf(desk: Pick<Desk, 'store'>, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tablesOf(desk.store)
    .selectFrom('desk_followups')
    .select(['id', 'case_id', 'due_at'])
    .where('case_id', 'in', [...ids])
    .execute()
}
