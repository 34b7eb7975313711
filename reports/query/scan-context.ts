/**
 * One scan: one pass over the fact of one milestone, for all asked forms that share it. It knows which rows it may
 * look at, what they are grouped by, and how to write their relation; what is measured on them comes later.
 */
import { DAY_MS } from '../../domain/public.ts'
import { type Dialect, facts } from '../../warehouse/public.ts'
import {
  type ClockDimension,
  type Dimension,
  isClockDimension,
  type ValueDimension,
} from '../dimension.ts'
import type { CreditKind, SqlContext } from '../metric.ts'
import { key, type KeyColumn, keyList, type Milestone } from '../milestone.ts'
import { type Binder, createBinder } from './binder.ts'
import { type Axis, createAxis, finestGrain } from './axis.ts'
import type { Question } from './question.ts'
import { keyCondition, viewerCondition } from './row-condition.ts'

/** 1970-01-01 was a Thursday: three days on, whole weeks begin on Monday. */
const MONDAY_SHIFT_MS = 3 * DAY_MS

export interface ScanContext extends SqlContext {
  readonly question: Question
  readonly milestone: Milestone
  readonly binder: Binder
  /** Placeholders of the range. */
  readonly from: string
  readonly to: string
  /** Where pieces of intervals are cut; null: at the range alone. */
  readonly axis: Axis | null
  /** What rows are grouped by, in order, as SQL over `row`: the bucket first. */
  keysOf(row: string): readonly string[]
  /** Dimensions whose keys are elements of a list: `each_<dimension>` in the rows. */
  readonly lists: readonly ValueDimension[]
  /**
   * The base rows `r` that viewer and filters leave and `when` holds for, lists that are grouped by unnested. What
   * follows `from`, without alias.
   */
  filtered(when: (row: string) => string): string
  /** What the viewer may see of another relation, by its own team and agent columns; `true` when everything. */
  visible(row: string, columns: { readonly team: string; readonly agent: string | null }): string
  /** Conditions on the wall clock of `f`, on top of what `filtered` keeps. */
  clockConditions(): readonly string[]
}

export interface ScanOptions {
  readonly question: Question
  readonly milestone: Milestone
  readonly credit: CreditKind | null
  readonly dimensions: readonly Dimension[]
  readonly grain: Question['grain']
}

export function createScan(d: Dialect, options: ScanOptions): ScanContext {
  const { question, milestone, dimensions, grain } = options
  const binder = createBinder(d)
  const columnOf = (dimension: ValueDimension) => keyColumnOf(dimension, options)
  const values = dimensions.filter((dimension) => !isClockDimension(dimension))
  const lists = values.filter((dimension) => columnOf(dimension)?.isList === true)
  const clipGrain = finestGrain(grain, [...dimensions, ...question.filters.keys()])
  const words = { d, binder }
  const scan: ScanContext = {
    d,
    question,
    milestone,
    binder,
    bind: (value, kind) => binder.bind(value, kind),
    asOf: binder.bind(question.asOf, 'at'),
    targetMs: binder.bind(question.params.targetSecs * 1000, 'num'),
    shortMs: binder.bind(question.params.shortSecs * 1000, 'num'),
    stay: question.params.stay,
    from: binder.bind(question.range.from, 'at'),
    to: binder.bind(question.range.to, 'at'),
    axis: clipGrain === null ? null : createAxis(clipGrain, question.range, question.zone),
    lists,
    keysOf: (row) => [
      ...(grain === null ? [] : [d.bucket(`${row}.${milestone.at}`, grain, question.zone)]),
      ...dimensions.map((dimension) => keySql(dimension, row, { scan, columnOf })),
    ],
    filtered: (when) => filteredRows(scan, { when, columnOf, options }),
    visible: (row, columns) => {
      // An agent sees what followed in the teams they work in: their own contacts never follow themselves.
      const viewer = question.viewer
      if (viewer.kind === 'agent' && columns.agent === null) {
        return keyCondition(row, key(columns.team), viewer.team_ids, words)
      }
      const agent = columns.agent === null ? null : key(columns.agent)
      return viewerCondition(viewer, row, { team: key(columns.team), agent }, words) ?? 'true'
    },
    clockConditions: () =>
      [...question.filters].flatMap(([dimension, wanted]) =>
        isClockDimension(dimension)
          ? [`${clockSql(dimension, 'f', scan)} in (${wanted.map(Number).join(', ')})`]
          : [],
      ),
  }
  return scan
}

/** Where a dimension's key stands in the rows of this scan; undefined: the milestone does not have it. */
export function keyColumnOf(
  dimension: ValueDimension,
  { milestone, credit }: Pick<ScanOptions, 'milestone' | 'credit'>,
): KeyColumn | undefined {
  if (dimension !== 'agent') return milestone.keys[dimension]
  if (credit === 'participant') return keyList('participants')
  const column = credit === null ? undefined : milestone.credits[credit]
  return column === undefined ? undefined : key(column)
}

interface KeyParts {
  readonly scan: ScanContext
  readonly columnOf: (dimension: ValueDimension) => KeyColumn | undefined
}

function keySql(dimension: Dimension, row: string, { scan, columnOf }: KeyParts): string {
  if (isClockDimension(dimension)) return clockSql(dimension, row, scan)
  if (scan.lists.includes(dimension)) return `${row}.each_${dimension}`
  const found = columnOf(dimension)
  if (found === undefined) throw new Error(`no column for ${dimension}`)
  return found.key === undefined ? `${row}.${found.column}` : found.key(row)
}

function clockSql(
  dimension: ClockDimension,
  row: string,
  { d, milestone, question }: Pick<ScanContext, 'd' | 'milestone' | 'question'>,
): string {
  const weekday = d.weekday(`${row}.${milestone.at}`, question.zone)
  const hour = d.hourOfDay(`${row}.${milestone.at}`, question.zone)
  switch (dimension) {
    case 'weekday':
      return weekday
    case 'hour_of_day':
      return hour
    case 'hour_of_week':
      return d.intDiv(
        `((${d.wall(`${row}.${milestone.at}`, question.zone)} + ${MONDAY_SHIFT_MS}) % ${7 * DAY_MS})`,
        String(DAY_MS / 24),
      )
  }
}

interface FilterParts {
  readonly when: (row: string) => string
  readonly columnOf: KeyParts['columnOf']
  readonly options: ScanOptions
}

function filteredRows(scan: ScanContext, { when, columnOf, options }: FilterParts): string {
  const { d, binder, question, milestone } = scan
  const words = { d, binder }
  const agent = columnOf('agent') ?? null
  const conditions = [
    when('r'),
    milestone.keepsExcluded === true ? null : 'not r.is_excluded',
    question.filters.has('bot') || options.dimensions.includes('bot')
      ? null
      : (milestone.unlessBotAsked?.('r') ?? null),
    viewerCondition(question.viewer, 'r', { team: milestone.keys.team, agent }, words),
    ...[...question.filters].map(([dimension, wanted]) => {
      const found = isClockDimension(dimension) ? undefined : columnOf(dimension)
      return found === undefined ? null : keyCondition('r', found, wanted, words)
    }),
  ].filter((condition) => condition !== null)
  const rows = `(select r.* from ${baseOf(scan, options)} as r where ${conditions.join('\n    and ')})`
  return scan.lists.reduce((inner, dimension) => unnested(inner, dimension, scan, columnOf), rows)
}

/** The fact table; with the case's participants where they are credited. */
function baseOf({ d, milestone }: ScanContext, { credit, dimensions, question }: ScanOptions) {
  const table = d.table(milestone.table.name)
  const isAsked =
    dimensions.includes('agent') ||
    question.filters.has('agent') ||
    question.viewer.kind === 'agent'
  if (credit !== 'participant' || !isAsked || milestone.table === facts.cases) return table
  return `(select b.*, c.participants from ${table} as b
    join (select case_id, participants from ${d.table('cases')}) as c on c.case_id = b.case_id)`
}

/** One row per element; a row without any keeps its place under the key null, but nobody took part in it. */
function unnested(
  inner: string,
  dimension: ValueDimension,
  { d, binder, question }: ScanContext,
  columnOf: KeyParts['columnOf'],
): string {
  const list = `u.${columnOf(dimension)?.column ?? ''}`
  const elements =
    dimension === 'agent' ? list : `case when ${list} = [] then [null] else ${list} end`
  const rows = `(select u.*, ${d.unnest(elements)} as each_${dimension} from ${inner} as u)`
  const kept = keptElements(dimension, question)
  if (kept === null) return rows
  const condition = keyCondition('e', key(`each_${dimension}`), kept, { d, binder })
  return `(select e.* from ${rows} as e where ${condition})`
}

/** A filter on tag = x shows x alone, not the other tags of its cases; a viewer sees no other team's row. */
function keptElements(dimension: ValueDimension, { filters, viewer }: Question) {
  const filter = filters.get(dimension) ?? null
  if (dimension === 'team' && viewer.kind === 'teams') {
    return filter === null
      ? viewer.team_ids
      : viewer.team_ids.filter((team) => filter.includes(team))
  }
  if (dimension === 'agent' && viewer.kind === 'agent') return viewer.agent_ids
  return filter
}
