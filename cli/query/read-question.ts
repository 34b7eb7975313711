import type { Problem } from '../../domain/public.ts'
import { flagOf, type OptionValues, textOf, textsOf } from '../command.ts'

/** Dimensions whose keys are numbers. */
const NUMBERED = new Set(['weekday', 'hour_of_day', 'hour_of_week'])

export interface ReadQuestion {
  /** As the API takes it, unjudged: without what cannot even be written as a request. */
  readonly request: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** The request of `deskmetry query`. Names and times are judged where it is answered. */
export function readQuestion(options: OptionValues): ReadQuestion {
  const problems: Problem[] = []
  const request = {
    metrics: listOf(textOf(options, 'metrics')),
    dimensions: listOf(textOf(options, 'by')),
    grain: textOf(options, 'grain'),
    from: textOf(options, 'from'),
    to: textOf(options, 'to'),
    tz: textOf(options, 'tz'),
    as_of: textOf(options, 'as-of'),
    filters: readFilters(textsOf(options, 'where'), problems),
    credit: textOf(options, 'credit'),
    params: readParams(textsOf(options, 'param'), problems),
    compare: textOf(options, 'compare'),
    sort: readSort(textOf(options, 'sort')),
    limit: readLimit(textOf(options, 'limit'), problems),
    totals: flagOf(options, 'totals') ? true : undefined,
  }
  const given = Object.entries(request).filter(([, value]) => value !== undefined)
  return { request: Object.fromEntries(given), problems }
}

function listOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function readFilters(wheres: readonly string[], problems: Problem[]): object | undefined {
  const filters: Record<string, (string | number | null)[]> = {}
  for (const where of wheres) {
    const pair = splitPair(where)
    if (pair === null)
      problems.push(noPair('where', where, 'Write --where team=desk:tmall,desk:jd.'))
    else {
      const [dimension, text] = pair
      const keys = text.split(',').map((key) => readKey(dimension, key.trim()))
      filters[dimension] = [...(filters[dimension] ?? []), ...keys]
    }
  }
  return Object.keys(filters).length === 0 ? undefined : filters
}

function readKey(dimension: string, text: string): string | number | null {
  if (text === '') return null
  return NUMBERED.has(dimension) && /^\d+$/.test(text) ? Number(text) : text
}

function readParams(params: readonly string[], problems: Problem[]): object | undefined {
  const read: Record<string, string | number> = {}
  for (const param of params) {
    const pair = splitPair(param)
    if (pair === null) problems.push(noPair('param', param, 'Write --param T=20.'))
    else {
      const [name, text] = pair
      read[name] = Number.isNaN(Number(text)) ? text : Number(text)
    }
  }
  return Object.keys(read).length === 0 ? undefined : read
}

function readSort(text: string | undefined): object | undefined {
  if (text === undefined) return undefined
  const [by = '', direction = 'desc'] = text.split(':')
  return { by, direction }
}

function readLimit(text: string | undefined, problems: Problem[]): number | undefined {
  if (text === undefined) return undefined
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0) return limit
  const reason = `"${text}" is not a whole number above 0`
  problems.push({ code: 'OPTION_INVALID', path: '--limit', reason, fix: 'Write --limit 100.' })
  return undefined
}

function splitPair(text: string): readonly [string, string] | null {
  const at = text.indexOf('=')
  return at <= 0 ? null : [text.slice(0, at), text.slice(at + 1)]
}

function noPair(option: string, text: string, fix: string): Problem {
  const reason = `"${text}" has no name and value with = between them`
  return { code: 'OPTION_INVALID', path: `--${option}`, reason, fix }
}
