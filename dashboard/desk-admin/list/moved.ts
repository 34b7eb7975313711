/** The ids with one of them a place further up (-1) or down (1). */
export function moved(ids: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = ids.indexOf(id)
  const to = from + by
  if (from === -1 || to < 0 || to >= ids.length) return ids
  const order = ids.filter((one) => one !== id)
  order.splice(to, 0, id)
  return order
}
