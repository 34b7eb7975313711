import { categoryPath, type DeskField, type DeskSetting } from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'

/** The custom fields of a case, judged in this one place: at opening, at a change, at solving. */
export type FieldDefinitions = readonly Pick<DeskSetting<DeskField>, 'id' | 'body'>[]

export interface JudgedFields {
  /** As they are kept: trimmed, numbers as numbers; null takes a value away. */
  readonly values: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

export interface FieldsContext {
  readonly kind: 'chat' | 'ticket'
  readonly category: string | null
  /**
   * `change` judges what is given alone; `open` and `solve` also ask for what is required then.
   */
  readonly moment: 'open' | 'change' | 'solve'
}

const TEXT_CHARS = 5_000

/** @param values by key; what has no definition is refused, what stands in an inactive field is kept as it is */
export function judgeFields(
  definitions: FieldDefinitions,
  values: Readonly<Record<string, unknown>>,
  context: FieldsContext,
): JudgedFields {
  const kept: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(values)) {
    const field = definitions.find(({ id }) => id === key)?.body
    if (field === undefined) {
      problems.push(
        problem(key, 'there is no such field', 'Leave it out, or make the field first.'),
      )
      continue
    }
    const read = readValue(field, value)
    if (read.ok) kept[key] = read.value
    else problems.push(problem(key, read.reason, read.fix))
  }
  if (context.moment !== 'change') {
    problems.push(...missingFields(definitions, { ...values, ...kept }, context))
  }
  return { values: kept, problems }
}

/** Whether a case of this kind and category is asked for the field. */
function isAskedFor(
  field: DeskField,
  { kind, category }: Pick<FieldsContext, 'kind' | 'category'>,
): boolean {
  return (
    field.is_active &&
    field.kinds.includes(kind) &&
    (field.category === null || categoryPath(category).includes(field.category))
  )
}

function missingFields(
  definitions: FieldDefinitions,
  values: Readonly<Record<string, unknown>>,
  context: FieldsContext,
): readonly Problem[] {
  const { moment } = context
  return definitions
    .filter(
      ({ id, body }) =>
        isAskedFor(body, context) &&
        (body.required === 'on_open' || (moment === 'solve' && body.required === 'on_solve')) &&
        isEmpty(values[id]),
    )
    .map(({ id }) =>
      problem(
        id,
        moment === 'solve'
          ? 'it must be filled in before the case is solved'
          : 'it must be filled in',
        'Give it a value.',
      ),
    )
}

/** A box that is not ticked is an answer to everything but a required one. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}

type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly fix: string }

function readValue(field: DeskField, value: unknown): Read {
  if (value === null || value === '') return good(null)
  switch (field.type) {
    case 'text':
      return readText(value)
    case 'number':
      return readNumber(value)
    case 'date':
      return readDate(value)
    case 'checkbox':
      return readCheckbox(value)
    case 'select':
      return readChoice(field, value)
    case 'multi_select':
      return readChoices(field, value)
  }
}

function readText(value: unknown): Read {
  if (typeof value !== 'string') return bad('it is not text', 'Write text.')
  const text = value.replaceAll('\u0000', '').trim()
  if (text.length > TEXT_CHARS) {
    return bad(`it has ${text.length} characters`, `Write at most ${TEXT_CHARS}.`)
  }
  return good(text === '' ? null : text)
}

function readNumber(value: unknown): Read {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    return bad('it is not a number', 'Write a number, such as 12.5.')
  }
  return good(number)
}

function readDate(value: unknown): Read {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
  if (!isDay || !isRealDay(value)) return bad('it is not a day', 'Write it as 2026-03-01.')
  return good(value)
}

function isRealDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day)
}

function readCheckbox(value: unknown): Read {
  if (typeof value === 'boolean') return good(value)
  if (value === 'true' || value === 'false') return good(value === 'true')
  return bad('it is neither yes nor no', 'Write true or false.')
}

function readChoice(field: DeskField, value: unknown): Read {
  const options = field.options.map((option) => option.value)
  if (typeof value === 'string' && options.includes(value)) return good(value)
  return bad('it is none of the choices', `Choose one of: ${options.join(', ')}.`)
}

function readChoices(field: DeskField, value: unknown): Read {
  const options = field.options.map((option) => option.value)
  const chosen: unknown[] = Array.isArray(value) ? (value as unknown[]) : [value]
  if (!chosen.every((one) => typeof one === 'string' && options.includes(one))) {
    return bad('it holds what is none of the choices', `Choose among: ${options.join(', ')}.`)
  }
  return good(options.filter((option) => chosen.includes(option)))
}

function good(value: unknown): Read {
  return { ok: true, value }
}

function bad(reason: string, fix: string): Read {
  return { ok: false, reason, fix }
}

function problem(key: string, reason: string, fix: string): Problem {
  return { code: 'FIELD_INVALID', path: `fields.${key}`, reason, fix }
}
