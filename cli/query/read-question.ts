import { DeskmetryError } from '../../domain/public.ts'
import { flagOf, type OptionValues, textOf, textsOf } from '../command.ts'

/** Dimensions whose keys are numbers. */
const NUMBERED = new Set(['weekday', 'hour_of_day', 'hour_of_week'])

/**
 * The request of `deskmetry query`, as the API takes it. Names and times are judged there, all at once.
 * @throws OPTION_INVALID for what cannot even be written as a request
 */
export function readQuestion(options: OptionValues): Readonly<Record<string, unknown>> {
  for (const name of ['metrics', 'from', 'to']) {
    if (textOf(options, name) === undefined) {
      throw invalid(name, 'it is missing', 'Run deskmetry query --help for examples.')
    }
  }
  const request = {
    metrics: listOf(textOf(options, 'metrics')),
    dimensions: listOf(textOf(options, 'by')),
    grain: textOf(options, 'grain'),
    from: textOf(options, 'from'),
    to: textOf(options, 'to'),
    tz: textOf(options, 'tz'),
    as_of: textOf(options, 'as-of'),
    filters: readFilters(textsOf(options, 'where')),
    credit: textOf(options, 'credit'),
    params: readParams(textsOf(options, 'param')),
    compare: textOf(options, 'compare'),
    sort: readSort(textOf(options, 'sort')),
    limit: readLimit(textOf(options, 'limit')),
    totals: flagOf(options, 'totals') ? true : undefined,
  }
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined))
}

function listOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function readFilters(wheres: readonly string[]): object | undefined {
  if (wheres.length === 0) return undefined
  const filters: Record<string, (string | number | null)[]> = {}
  for (const where of wheres) {
    const [dimension, text] = splitPair('where', where, 'Write --where team=desk:tmall,desk:jd.')
    const keys = text.split(',').map((key) => readKey(dimension, key.trim()))
    filters[dimension] = [...(filters[dimension] ?? []), ...keys]
  }
  return filters
}

function readKey(dimension: string, text: string): string | number | null {
  if (text === '') return null
  return NUMBERED.has(dimension) && /^\d+$/.test(text) ? Number(text) : text
}

function readParams(params: readonly string[]): object | undefined {
  if (params.length === 0) return undefined
  const pairs = params.map((param) => splitPair('param', param, 'Write --param T=20.'))
  return Object.fromEntries(
    pairs.map(([name, text]) => [name, Number.isNaN(Number(text)) ? text : Number(text)]),
  )
}

function readSort(text: string | undefined): object | undefined {
  if (text === undefined) return undefined
  const [by = '', direction = 'desc'] = text.split(':')
  return { by, direction }
}

function readLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0) return limit
  throw invalid('limit', `"${text}" is not a whole number above 0`, 'Write --limit 100.')
}

function splitPair(option: string, text: string, fix: string): readonly [string, string] {
  const at = text.indexOf('=')
  if (at <= 0) throw invalid(option, `"${text}" has no name and value with = between them`, fix)
  return [text.slice(0, at), text.slice(at + 1)]
}

function invalid(option: string, reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('OPTION_INVALID', { option: `--${option}`, reason, fix })
}
