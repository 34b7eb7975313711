import type { Principal } from '../../accounts/public.ts'
import type {
  DeskMacro,
  Language,
  MacroResult,
  MacroRun,
  VariableValues,
} from '../../domain/contract/public.ts'
import { DeskmetryError, refusalIn } from '../../domain/public.ts'
import { actAs } from '../access/act-as.ts'
import { requireCase } from '../access/may-case.ts'
import type { Desk } from '../desk.ts'
import { actionsOfStep } from './steps.ts'
import { readVariableValues } from './variable-values.ts'

/**
 * Does a macro's steps to each case in their order, with the rights of whoever runs it. A step that is refused ends
 * it for that case; what was done before stays, and the others are done all the same.
 */
export async function runMacro(
  desk: Desk,
  principal: Principal,
  { macro, run, language }: MacroRequest,
): Promise<readonly MacroResult[]> {
  const results: MacroResult[] = []
  for (const case_id of new Set(run.case_ids)) {
    const doing = { desk, principal, macro, language, case_id, key: run.client_key }
    results.push({ case_id, ...(await runOnCase(doing)) })
  }
  return results
}

interface MacroRequest {
  readonly macro: DeskMacro
  readonly run: MacroRun
  /** What refusals are said in. */
  readonly language: Language
}

interface Doing {
  readonly desk: Desk
  readonly principal: Principal
  readonly macro: DeskMacro
  readonly language: Language
  readonly case_id: string
  readonly key: string
}

async function runOnCase({
  desk,
  principal,
  macro,
  language,
  case_id,
  key,
}: Doing): Promise<Omit<MacroResult, 'case_id'>> {
  let done_count = 0
  try {
    const first = await requireCase(desk, principal, case_id)
    const values: VariableValues = await readVariableValues(desk, first, principal.user.name)
    for (const [index, step] of macro.steps.entries()) {
      const state = index === 0 ? first : await requireCase(desk, principal, case_id)
      const actions = actionsOfStep(step, {
        case: state,
        now: desk.clock.now(),
        values,
        membersOf: () => [],
        by: macro.name,
      })
      for (const [place, action] of actions.entries()) {
        const client_key = `${key}-macro-${index}-${place}`
        await actAs(desk, principal, case_id, { client_key, action })
      }
      done_count += 1
    }
    return { done_count, refusal: null }
  } catch (error) {
    if (!(error instanceof DeskmetryError)) throw error
    return { done_count, refusal: { code: error.code, message: refusalIn(language, error) } }
  }
}
