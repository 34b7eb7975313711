/** A trend as SVG: a line that breaks where there is no value, the area under it, and its last point. */
export interface Hairline {
  readonly line: string
  readonly area: string
  readonly last: { readonly x: number; readonly y: number } | null
}

export interface HairlineSize {
  readonly width: number
  readonly height: number
  /** Kept free on every side, for the stroke and the dot. */
  readonly padding: number
}

/**
 * Values in order → path data in a box of `size`. The scale runs from the least to the most value: a
 * hairline shows shape, not level. A constant series lies in the middle; a lone value is a dot.
 * Drawn as plain SVG so that tile, table cell and mail share it without a chart engine.
 */
export function hairline(values: readonly (number | null)[], size: HairlineSize): Hairline {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { line: '', area: '', last: null }
  const least = Math.min(...known)
  const spread = Math.max(...known) - least
  const inner = { width: size.width - 2 * size.padding, height: size.height - 2 * size.padding }
  const place = (value: number, index: number): Point => ({
    x: round(size.padding + (values.length < 2 ? 0.5 : index / (values.length - 1)) * inner.width),
    y: round(size.padding + (spread === 0 ? 0.5 : 1 - (value - least) / spread) * inner.height),
  })
  const stretches = splitAtGaps(
    values.map((value, index) => (value === null ? null : place(value, index))),
  )
  const line = stretches.map(toPath).join('')
  const area = stretches.map((points) => closeToFloor(points, size.height)).join('')
  return { line, area, last: stretches.at(-1)?.at(-1) ?? null }
}

interface Point {
  readonly x: number
  readonly y: number
}

function splitAtGaps(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const stretches: Point[][] = []
  let isOpen = false
  for (const point of points) {
    if (point === null) {
      isOpen = false
      continue
    }
    if (!isOpen) stretches.push([])
    stretches.at(-1)?.push(point)
    isOpen = true
  }
  return stretches
}

function toPath(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`)
    .join('')
}

function closeToFloor(points: readonly Point[], floor: number): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || points.length < 2) return ''
  return `${toPath(points)}L${String(last.x)} ${String(floor)}L${String(first.x)} ${String(floor)}Z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
