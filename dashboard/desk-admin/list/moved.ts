/** What changes places with others of its group alone, as siblings of a tree do; left out: all are one group. */
export interface Movable {
  readonly id: string
  readonly group?: string
}

/** The ids with one of them a place further up (-1) or down (1) among those of its group. */
export function moved(rows: readonly Movable[], id: string, by: -1 | 1): readonly string[] {
  const ids = rows.map((row) => row.id)
  const other = neighbour(rows, id, by)
  if (other === null) return ids
  const order = ids.filter((one) => one !== id)
  order.splice(order.indexOf(other) + (by === 1 ? 1 : 0), 0, id)
  return order
}

/** Whom it would change places with; null at the end of its group. */
export function neighbour(rows: readonly Movable[], id: string, by: -1 | 1): string | null {
  const own = rows.find((row) => row.id === id)
  if (own === undefined) return null
  const group = rows.filter((row) => row.group === own.group)
  return group[group.indexOf(own) + by]?.id ?? null
}
