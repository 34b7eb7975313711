import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely'
import type { InboxRequest } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { DeskTables } from '../store/tables.ts'
import type { CaseRow } from './case-state.ts'

type Order = InboxRequest['order']
type Column = 'wait_order' | 'opened_at' | 'updated_at' | 'priority_rank' | 'id'
type Step = readonly [Column, 'asc' | 'desc']
type Key = readonly [Step, ...(readonly Step[])]

/** Each order is total: the id decides between equals, so that a page follows exactly where the last one ended. */
const ORDERS: Readonly<Record<Order, Key>> = {
  waiting: [
    ['wait_order', 'asc'],
    ['id', 'asc'],
  ],
  newest: [
    ['opened_at', 'desc'],
    ['id', 'desc'],
  ],
  oldest: [
    ['opened_at', 'asc'],
    ['id', 'asc'],
  ],
  updated: [
    ['updated_at', 'desc'],
    ['id', 'desc'],
  ],
  priority: [
    ['priority_rank', 'desc'],
    ['wait_order', 'asc'],
    ['id', 'asc'],
  ],
}

type Query<O> = SelectQueryBuilder<DeskTables, 'desk_cases', O>

export function ordered<O>(query: Query<O>, order: Order): Query<O> {
  return ORDERS[order].reduce((so, [column, way]) => so.orderBy(column, way), query)
}

/** Where a page ended, as an opaque word. */
export function cursorOf(row: CaseRow, order: Order): string {
  const values = ORDERS[order].map(([column]) => row[column])
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url')
}

/**
 * What comes after the cursor, said so that an index is entered where the page ended.
 * @throws BAD_INPUT for one that is none of this order
 */
export function after(
  eb: ExpressionBuilder<DeskTables, 'desk_cases'>,
  cursor: string,
  order: Order,
): Expression<SqlBool> {
  const [first, second, third] = readCursor(cursor, order)
  if (order === 'priority') {
    const rank = Number(first)
    return eb.and([
      eb('priority_rank', '<=', rank),
      eb.or([eb('priority_rank', '<', rank), isBehind(eb, 'wait_order', [second, third], '>')]),
    ])
  }
  const [[column, way]] = ORDERS[order]
  return isBehind(eb, column, [first, second], way === 'asc' ? '>' : '<')
}

function isBehind(
  eb: ExpressionBuilder<DeskTables, 'desk_cases'>,
  column: Column,
  [value, id]: readonly [unknown, unknown],
  than: '>' | '<',
): Expression<SqlBool> {
  return eb(eb.refTuple(column, 'id'), than, eb.tuple(Number(value), String(id)))
}

function readCursor(cursor: string, order: Order): readonly unknown[] {
  const key = ORDERS[order]
  try {
    const [name, ...values] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as readonly unknown[]
    const isSound = key.every(([column], index) =>
      column === 'id' ? typeof values[index] === 'string' : Number.isFinite(values[index]),
    )
    if (name === order && isSound && values.length === key.length) return values
  } catch {
    // Refused below, like one of another order.
  }
  throw new DeskmetryError('BAD_INPUT', {
    what: 'after',
    reason: 'it is not the end of a page of this order',
    fix: 'Send `next` of the page before, with the same order.',
  })
}
