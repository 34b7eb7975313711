import type { CaseAction, OpenCaseInput } from '../../domain/contract/public.ts'
import { DeskmetryError, type Problem } from '../../domain/public.ts'
import { type CaseState, isEnded } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import { listSettings } from '../settings/settings.ts'
import { type FieldsContext, judgeFields } from './judge-fields.ts'
import { FIELDS } from './kinds.ts'

/**
 * What a person does to the custom fields of a case, as it is kept: values given are read by their definitions, and
 * what must be filled in to solve the case is asked for before it is. Rules and the desk itself are not asked.
 * @throws FIELDS_REFUSED
 */
export async function soundAction(
  desk: Pick<Desk, 'store'>,
  state: Pick<CaseState, 'kind' | 'category' | 'fields' | 'status'>,
  action: CaseAction,
): Promise<CaseAction> {
  const { kind, category } = state
  if (action.type === 'set_fields') {
    const values = await soundValues(desk, action.fields, { kind, category, moment: 'change' })
    return { ...action, fields: { ...values } }
  }
  if (action.type === 'set_status' && action.status === 'resolved' && !isEnded(state.status)) {
    await soundValues(desk, state.fields, { kind, category, moment: 'solve' })
  }
  return action
}

/** The fields of a case that staff or a form open. @throws FIELDS_REFUSED */
export async function soundOpening(
  desk: Pick<Desk, 'store'>,
  { kind, category, fields }: Pick<OpenCaseInput, 'kind' | 'category' | 'fields'>,
): Promise<Readonly<Record<string, unknown>>> {
  return soundValues(desk, fields, { kind, category: category ?? null, moment: 'open' })
}

async function soundValues(
  desk: Pick<Desk, 'store'>,
  given: Readonly<Record<string, unknown>>,
  context: FieldsContext,
): Promise<Readonly<Record<string, unknown>>> {
  const definitions = await listSettings(desk, FIELDS)
  // What a deleted field left, and what the widget's form asked, stays; only a change must name a field.
  const judged =
    context.moment === 'solve'
      ? Object.fromEntries(
          Object.entries(given).filter(([key]) => definitions.some(({ id }) => id === key)),
        )
      : given
  const { values, problems } = judgeFields(definitions, judged, context)
  if (problems.length > 0) throw refusal(problems)
  return values
}

function refusal(problems: readonly Problem[]): DeskmetryError {
  const said = problems.map(({ path, reason }) => `${path.replace('fields.', '')}: ${reason}`)
  const details = { problems: said.join('; '), fix: problems[0]?.fix ?? '' }
  return new DeskmetryError('FIELDS_REFUSED', details, { problems })
}
