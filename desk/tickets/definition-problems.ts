import {
  categoryKey,
  categoryPath,
  type DeskField,
  fieldKey,
  unknownVariables,
} from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { listSettings } from '../settings/settings.ts'
import { FIELDS } from './kinds.ts'

/** What is wrong with a definition beyond its shape. */

/** @param before as it stands; null for a new one */
export function fieldProblems(
  key: string,
  field: DeskField,
  before: DeskField | null,
): readonly Problem[] {
  const values = field.options.map(({ value }) => value)
  const isChoice = field.type === 'select' || field.type === 'multi_select'
  return [
    ...(fieldKey.safeParse(key).success ? [] : [badKey(key, 'small letters, digits and _')]),
    ...(before === null || before.type === field.type
      ? []
      : [
          problem(
            'type',
            `it is a ${before.type} field, and cases have values of that`,
            'Make another field, and switch this one off.',
          ),
        ]),
    ...(isChoice && values.length === 0
      ? [problem('options', 'there is nothing to choose', 'Add at least one choice.')]
      : []),
    ...(new Set(values).size < values.length
      ? [problem('options', 'a value stands there twice', 'Give each choice a value of its own.')]
      : []),
  ]
}

/** @param keys of the categories there are */
export function categoryProblems(key: string, keys: readonly string[]): readonly Problem[] {
  if (!categoryKey.safeParse(key).success) return [badKey(key, 'no spaces, as refund/late')]
  const parent = categoryPath(key)[1]
  if (parent === undefined || keys.includes(parent)) return []
  return [problem('key', `${parent} does not exist`, 'Make that category first.')]
}

/** Of texts with variables: those that do not exist. */
export function variableProblems(
  texts: readonly { readonly path: string; readonly text: string }[],
  fieldKeys: readonly string[],
): readonly Problem[] {
  return texts.flatMap(({ path, text }) =>
    unknownVariables(text, fieldKeys).map((name) =>
      problem(path, `there is no variable {{${name}}}`, 'Choose one of the list, or leave it out.'),
    ),
  )
}

/** Of a canned reply or a macro: variables in its texts that do not exist. */
export async function textProblems(
  desk: Pick<Desk, 'store'>,
  body: object,
): Promise<readonly Problem[]> {
  const steps = 'steps' in body && Array.isArray(body.steps) ? (body.steps as object[]) : []
  const own = 'text' in body && typeof body.text === 'string' ? [body.text] : []
  const texts = [...own.map((text) => ({ path: 'text', text })), ...textsOfSteps(steps)]
  if (!texts.some(({ text }) => text.includes('{{'))) return []
  const fieldKeys = (await listSettings(desk, FIELDS)).map(({ id }) => id)
  return variableProblems(texts, fieldKeys)
}

/** The texts of steps, with where they stand. */
export function textsOfSteps(
  steps: readonly object[],
): readonly { readonly path: string; readonly text: string }[] {
  return steps.flatMap((step, index) =>
    ['text', 'note'].flatMap((name) => {
      const text = (step as Record<string, unknown>)[name]
      return typeof text === 'string' ? [{ path: `steps.${index}.${name}`, text }] : []
    }),
  )
}

function badKey(key: string, how: string): Problem {
  return problem('key', `${key} is no key`, `Write it with ${how}.`)
}

function problem(path: string, reason: string, fix: string): Problem {
  return { code: 'SETTING_INVALID', path, reason, fix }
}
