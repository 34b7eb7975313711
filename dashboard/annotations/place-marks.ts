import type { AnnotationMark, Grain } from '../../charts/public.ts'
import {
  type AnnotationEntry,
  type AnnotationKind,
  type AnnotationScope,
  isAboutSomeOf,
} from '../../domain/contract/public.ts'
import { localDay, localHour } from '../filters/local-day.ts'

/** A mark of a chart and what it stands for. */
export interface PlacedMark extends AnnotationMark {
  readonly entries: readonly AnnotationEntry[]
}

export interface MarkedAxis {
  /** Keys of the buckets, in order. */
  readonly buckets: readonly string[]
  readonly grain: Grain
  readonly tz: string
  /** Signs nearer than so many columns would lie over each other. */
  readonly leastApart: number
  /** What the chart is narrowed to. */
  readonly about: AnnotationScope
}

const SIGNS: Readonly<Record<AnnotationKind, string>> = {
  incident: '!',
  release: '↑',
  promotion: '%',
  other: '•',
}

/** Where annotations stand on the axis of a chart, from left to right; what is close together shares a mark. */
export function placeMarks(
  entries: readonly AnnotationEntry[],
  axis: MarkedAxis,
): readonly PlacedMark[] {
  const placed = entries
    .filter(({ scope }) => isAboutSomeOf(scope, axis.about))
    .map((entry) => ({ entry, span: spanOf(entry, axis) }))
    .filter(({ span }) => span.to >= 0)
    .toSorted((a, b) => a.span.from - b.span.from || byStart(a.entry, b.entry))
  const groups: (typeof placed)[] = []
  for (const one of placed) {
    const group = groups.at(-1)
    const [first] = group ?? []
    if (group !== undefined && first !== undefined && isClose(first.span, one.span, axis)) {
      group.push(one)
    } else {
      groups.push([one])
    }
  }
  return groups.map((group) => markOf(group))
}

function markOf(group: readonly { readonly entry: AnnotationEntry; readonly span: Span }[]) {
  const entries = group.map(({ entry }) => entry)
  const kind = entries[0]?.kind ?? 'other'
  return {
    at: group[0]?.span.from ?? 0,
    sign: entries.length > 1 ? String(entries.length) : SIGNS[kind],
    isWarning: entries.some((entry) => entry.kind === 'incident'),
    spans: group.map(({ entry, span }) => ({ ...span, isWarning: entry.kind === 'incident' })),
    entries,
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

/** What began before the axis is marked at its first column; an end at midnight is of the day before. */
function spanOf({ starts_at, ends_at }: AnnotationEntry, axis: MarkedAxis): Span {
  const start = Date.parse(starts_at)
  const end = ends_at === null ? start : Math.max(start, Date.parse(ends_at) - 1)
  return { from: Math.max(0, columnAt(start, axis)), to: columnAt(end, axis) }
}

/** The last bucket that has begun; -1 before the first. */
function columnAt(at: number, { buckets, grain, tz }: MarkedAxis): number {
  const isByHour = grain === 'hour'
  const label = isByHour ? localHour(at, tz) : localDay(at, tz)
  const length = isByHour ? 13 : 10
  return buckets.findLastIndex((key) => key.slice(0, length).replace(' ', 'T') <= label)
}

function isClose(a: Span, b: Span, { leastApart }: MarkedAxis): boolean {
  return b.from - a.from < leastApart
}

function byStart(a: AnnotationEntry, b: AnnotationEntry): number {
  return Date.parse(a.starts_at) - Date.parse(b.starts_at)
}
