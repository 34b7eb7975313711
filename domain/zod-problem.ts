import type { z } from 'zod'
import type { Problem } from './deskmetry-error.ts'

type RawIssue = z.core.$ZodRawIssue
type Issue = z.core.$ZodIssue

const MISSING = 'it is missing'
const MOST_SHOWN = 60
const MOST_CHOICES = 30

/** Give this to `safeParse`: what a schema refuses is then said in words of people. A schema's own words stay. */
export const IN_WORDS = { error: reasonOf } as const

interface ShapeOf {
  readonly code: string
  /** Where what was judged stands in the whole, such as `data`. */
  readonly prefix?: string
  /** What the whole is called, such as `the record`. */
  readonly whole: string
}

/** What a schema refused, as problems of whoever wrote it. Parse with {@link IN_WORDS}. */
export function zodProblems(
  issues: readonly Issue[],
  { code, prefix = '', whole }: ShapeOf,
): readonly Problem[] {
  return issues.map((issue) => {
    const path = [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.')
    return { code, path, reason: issue.message, fix: zodFix(issue, path === '' ? whole : path) }
  })
}

/** How to mend one issue of the field or thing `name`. */
export function zodFix(issue: Issue, name: string): string {
  if (issue.message === MISSING) return `Give ${name}.`
  switch (issue.code) {
    case 'invalid_type':
      return `Write ${kindOf(issue.expected)}.`
    case 'invalid_value':
    case 'invalid_union': {
      const choices = choicesOf(issue)
      return choices.length === 0 ? `Correct ${name}.` : `Write ${listed(choices)}.`
    }
    case 'too_small':
      return fixOfSmall(issue, name)
    case 'unrecognized_keys':
      return 'Remove it, or correct its name.'
    case 'invalid_format':
      return `Write ${FORMATS[issue.format]?.such ?? `${name} in the form it has`}.`
    default:
      return `Correct ${name}.`
  }
}

function fixOfSmall({ origin, minimum }: z.core.$ZodIssueTooSmall, name: string): string {
  if (origin === 'array' || origin === 'set') {
    return `Name at least ${minimum === 1 ? 'one' : String(minimum)}.`
  }
  return origin === 'string' && minimum === 1 ? `Give ${name}.` : `Correct ${name}.`
}

function reasonOf(issue: RawIssue): string {
  if (issue.input === undefined && REFUSES_NOTHING.has(issue.code)) return MISSING
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? `${shown(issue.input)} is not a whole number`
        : `it is ${kindOf(typeOf(issue.input))}, not ${kindOf(issue.expected)}`
    case 'invalid_value':
      return `${shown(issue.input)} is none of the choices`
    case 'invalid_union':
      return `${shown(issue.input)} is nothing that may stand here`
    case 'too_small':
      return sizeReason(issue, Number(issue.minimum), {
        than: 'less',
        word: 'shorter',
        few: 'fewer',
      })
    case 'too_big':
      return sizeReason(issue, Number(issue.maximum), { than: 'more', word: 'longer', few: 'more' })
    case 'unrecognized_keys':
      return `there is no field ${issue.keys.map((key) => `"${key}"`).join(', ')}`
    case 'invalid_format':
      return `it is not ${FORMATS[issue.format]?.name ?? 'written in the form it should have'}`
    case 'invalid_key':
      return 'a name in it is not valid'
    default:
      return 'it cannot be read'
  }
}

/** Issues that a value which is not there can raise. */
const REFUSES_NOTHING: ReadonlySet<string> = new Set([
  'invalid_type',
  'invalid_value',
  'invalid_union',
])

function sizeReason(
  { origin, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>,
  limit: number,
  words: { readonly than: string; readonly word: string; readonly few: string },
): string {
  if (origin === 'string' || origin === 'array' || origin === 'set') {
    if (words.than === 'less' && limit === 1) return 'it is empty'
    return origin === 'string'
      ? `it is ${words.word} than ${limit} characters`
      : `it has ${words.few} than ${limit}`
  }
  return `${shown(input)} is ${words.than} than ${limit}`
}

const FORMATS: Readonly<Record<string, { readonly name: string; readonly such: string }>> = {
  datetime: {
    name: 'an instant',
    such: 'an instant with an offset, such as 2026-03-01T09:00:00+08:00',
  },
  date: { name: 'a day', such: 'a day such as 2026-03-01' },
  email: { name: 'an e-mail address', such: 'an address such as name@example.com' },
}

/** What may stand there, of a choice or of several shapes. */
function choicesOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code === 'invalid_type') return [kindOf(issue.expected)]
  if (issue.code !== 'invalid_union') return []
  return [...new Set(issue.errors.flatMap((inner) => inner.slice(0, 1).flatMap(choicesOf)))]
}

function listed(choices: readonly string[]): string {
  if (choices.length === 1) return choices.join('')
  const more = choices.length > MOST_CHOICES ? ', …' : ''
  return `one of ${choices.slice(0, MOST_CHOICES).join(', ')}${more}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  nan: 'not a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  null: 'null',
}

const kindOf = (type: string): string => KINDS[type] ?? type

function typeOf(input: unknown): string {
  if (input === null) return 'null'
  return Array.isArray(input) ? 'array' : typeof input
}

/** A short value as it was written; of anything large only its kind. */
function shown(input: unknown): string {
  if (typeof input === 'number' || typeof input === 'boolean') return String(input)
  if (typeof input !== 'string') return kindOf(typeOf(input))
  return input.length > MOST_SHOWN ? `"${input.slice(0, MOST_SHOWN)}…"` : `"${input}"`
}
