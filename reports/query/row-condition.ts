/**
 * Which rows a question looks at: those its viewer may see and its filters keep. Every relation a number is made
 * of passes through here; there is no other way to a row.
 */
import type { DimensionKey, Viewer } from '../../domain/contract/public.ts'
import type { Dialect } from '../../warehouse/public.ts'
import type { KeyColumn } from '../milestone.ts'
import type { Binder } from './binder.ts'

interface Words {
  readonly d: Dialect
  readonly binder: Binder
}

/** Nothing is visible where the row does not know the team or the agent. */
const NOTHING = 'false'

/**
 * The rows of `row` that the viewer may see.
 * @param team where the milestone's team stands; an agent state has several
 * @param agent whom the metric credits; null when it credits nobody
 */
export function viewerCondition(
  viewer: Viewer,
  row: string,
  columns: { readonly team: KeyColumn | undefined; readonly agent: KeyColumn | null },
  words: Words,
): string | null {
  switch (viewer.kind) {
    case 'all':
      return null
    case 'teams':
      return columns.team === undefined
        ? NOTHING
        : keyCondition(row, columns.team, viewer.team_ids, words)
    case 'agent':
      return columns.agent === null
        ? NOTHING
        : keyCondition(row, columns.agent, viewer.agent_ids, words)
  }
}

/** The key is one of `values`; of a list, any of its elements is. Null stands for no key, or an empty list. */
export function keyCondition(
  row: string,
  { column, isList, key }: KeyColumn,
  values: readonly DimensionKey[],
  words: Words,
): string {
  const sql = key === undefined ? `${row}.${column}` : key(row)
  const wanted = values.filter((value) => value !== null)
  const tests: string[] = []
  if (values.includes(null)) tests.push(isList === true ? `${sql} = []` : `${sql} is null`)
  if (isList === true) tests.push(...wanted.map((value) => words.d.has(sql, bound(value, words))))
  else if (wanted.length > 0) {
    tests.push(`${sql} in (${wanted.map((value) => bound(value, words)).join(', ')})`)
  }
  return tests.length === 0 ? NOTHING : `(${tests.join(' or ')})`
}

function bound(value: string | number, { binder }: Words): string {
  return typeof value === 'number' ? binder.bind(value, 'long') : binder.bind(value, 'ref')
}
