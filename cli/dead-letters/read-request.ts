import { resolve } from 'node:path'
import { DeskmetryError } from '../../domain/public.ts'
import type { DeadLettersInput } from '../../server/public.ts'
import { type OptionValues, textOf } from '../command.ts'

/** Where the text that mends a record comes from: a file's path, or `-`. */
type ReadText = (path: string) => Promise<string>

const ACTIONS = ['list', 'show', 'mend', 'replay', 'dismiss'] as const
/** What stands for a file where there was none. */
const NO_PATHS: ReadonlySet<string> = new Set(['http', '-'])
const STATES = ['open', 'replayed', 'dismissed'] as const

/**
 * What `deskmetry dead-letters ACTION …` asks for.
 * @throws OPTION_INVALID
 */
export async function readRequest(
  [action = 'list', ...ids]: readonly string[],
  options: OptionValues,
  readText: ReadText,
): Promise<DeadLettersInput> {
  const filter = readFilter(options)
  switch (action) {
    case 'list':
      refuse(ids[0] !== undefined, ids[0] ?? '', 'list takes no ids', 'Write show ID for one.')
      return { action, page: { ...filter, state: readState(options), limit: readLimit(options) } }
    case 'show':
      return { action, id: oneId(ids, action) }
    case 'mend': {
      const [, path = '-', ...more] = ids
      return { action, id: oneId([ids[0], ...more], action), text: await readText(path) }
    }
    case 'replay':
      return { action, filter, ...(ids.length === 0 ? {} : { ids: [...ids] }) }
    case 'dismiss':
      refuse(
        ids.length === 0 && Object.keys(filter).length === 0,
        'dismiss',
        'it does not say which',
        'Name ids, or --source, --file or --code.',
      )
      return { action, filter, ...(ids.length === 0 ? {} : { ids: [...ids] }) }
    default:
      throw invalid(action, 'there is no such action', `Write one of ${ACTIONS.join(', ')}.`)
  }
}

function readFilter(options: OptionValues) {
  const file = textOf(options, 'file')
  const chosen = {
    source: textOf(options, 'source'),
    // Import keeps whole paths.
    file: file === undefined || NO_PATHS.has(file) ? file : resolve(file),
    code: textOf(options, 'code'),
  }
  return Object.fromEntries(Object.entries(chosen).filter(([, text]) => text !== undefined))
}

function oneId(ids: readonly (string | undefined)[], action: string): string {
  const [id, more] = ids
  if (id !== undefined && more === undefined) return id
  throw invalid(action, 'it takes one id', 'deskmetry dead-letters lists them.')
}

function readState(options: OptionValues) {
  const text = textOf(options, 'state') ?? 'open'
  if (text === 'all') return undefined
  const state = STATES.find((name) => name === text)
  if (state !== undefined) return state
  const fix = `Write one of ${STATES.join(', ')}, all.`
  throw invalid('--state', `"${text}" is not a state`, fix)
}

function readLimit(options: OptionValues): number {
  const text = textOf(options, 'limit') ?? '20'
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= 1_000) return limit
  throw invalid('--limit', `"${text}" is not a whole number from 1 to 1000`, 'Write --limit 100.')
}

function refuse(isWrong: boolean, option: string, reason: string, fix: string): void {
  if (isWrong) throw invalid(option, reason, fix)
}

function invalid(option: string, reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('OPTION_INVALID', { option, reason, fix })
}
