import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import type { InboxRequest } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { DeskTables } from '../store/tables.ts'
import type { CaseRow } from './case-state.ts'

type Order = InboxRequest['order']
type Column = 'wait_order' | 'opened_at' | 'updated_at' | 'priority_rank' | 'id'
type Key = readonly (readonly [Column, 'asc' | 'desc'])[]

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
 * What comes after the cursor.
 * @throws BAD_INPUT for one that is none of this order
 */
export function after(
  eb: ExpressionBuilder<DeskTables, 'desk_cases'>,
  cursor: string,
  order: Order,
) {
  const values = readCursor(cursor, order)
  const key = ORDERS[order]
  return eb.or(
    key.map(([column, way], index) =>
      eb.and([
        ...key.slice(0, index).map(([earlier], at) => eb(earlier, '=', values[at] as never)),
        eb(column, way === 'asc' ? '>' : '<', values[index] as never),
      ]),
    ),
  )
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
