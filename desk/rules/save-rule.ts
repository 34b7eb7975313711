import type { DeskRule } from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'
import { type Desk, newDeskId } from '../desk.ts'
import {
  deleteSetting,
  listSettings,
  orderSettings,
  putSetting,
  readSetting,
} from '../settings/settings.ts'
import { textsOfSteps, variableProblems } from '../tickets/definition-problems.ts'
import type { Saved } from '../tickets/definitions.ts'
import { FIELDS, RULES } from '../tickets/kinds.ts'
import { findCircle } from './circle.ts'

type RuleDesk = Pick<Desk, 'store' | 'clock' | 'randomBytes' | 'news'>

/**
 * Makes a rule, or changes it; it is in force at once. One that would set itself off, alone or by way of others, is refused.
 * @param id left out: a new one
 * @throws NOT_FOUND
 */
export async function saveRule(
  desk: RuleDesk,
  { id, body, by }: { readonly id?: string; readonly body: DeskRule; readonly by: string },
): Promise<Saved<DeskRule>> {
  if (id !== undefined) await readSetting(desk, RULES, id)
  const ruleId = id ?? newDeskId(desk)
  const problems = await ruleProblems(desk, ruleId, body)
  if (problems.length > 0) return { ok: false, problems }
  const setting = await putSetting(desk, RULES, { id: ruleId, body, by })
  tellChanged(desk)
  return { ok: true, setting }
}

/** @throws NOT_FOUND */
export async function deleteRule(desk: Pick<Desk, 'store' | 'news'>, id: string): Promise<void> {
  await deleteSetting(desk, RULES, id)
  tellChanged(desk)
}

/** They are judged in their order. */
export async function orderRules(
  desk: Pick<Desk, 'store' | 'news'>,
  ids: readonly string[],
): Promise<void> {
  await orderSettings(desk, RULES, ids)
  tellChanged(desk)
}

function tellChanged({ news }: Pick<Desk, 'news'>): void {
  news.publish({ kind: 'rules_changed', is_elsewhere: false })
}

async function ruleProblems(
  desk: Pick<Desk, 'store'>,
  id: string,
  body: DeskRule,
): Promise<readonly Problem[]> {
  const fieldKeys = (await listSettings(desk, FIELDS)).map((field) => field.id)
  const circle = findCircle({ id, body }, await listSettings(desk, RULES))
  return [
    ...snoozeProblems(body),
    ...variableProblems(textsOfSteps(body.steps), fieldKeys),
    ...(circle === null ? [] : [circleProblem([...circle, { body }].map((one) => one.body.name))]),
  ]
}

function snoozeProblems({ steps }: DeskRule): readonly Problem[] {
  return steps.flatMap((step, index) =>
    step.type === 'set_status' && step.status === 'snoozed' && step.for_secs === undefined
      ? [
          {
            code: 'SETTING_INVALID',
            path: `steps.${index}.for_secs`,
            reason: 'a snooze needs an end',
            fix: 'Say how long it is put aside.',
          },
        ]
      : [],
  )
}

function circleProblem(names: readonly string[]): Problem {
  return {
    code: 'RULE_CIRCLE',
    path: 'trigger',
    reason: `it would set itself off: ${names.join(' → ')}`,
    fix: 'Add a condition that no longer holds once it was done, or let it fire once for each case.',
  }
}
