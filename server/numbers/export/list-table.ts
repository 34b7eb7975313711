import {
  dimensionName,
  formatCount,
  type Language,
  MESSAGES,
  type MessageKey,
  valueName,
} from '../../../charts/public.ts'
import type {
  Breach,
  BreachAnswer,
  CommentsAnswer,
  RatingComment,
} from '../../../domain/contract/public.ts'
import { describeFrame, type Told } from './describe-answer.ts'
import type { ColumnKind, ExportTable, Fact } from './export-column.ts'
import { type Filled, fillColumns } from './filled-column.ts'

/** Broken promises as a table, the latest first; where their time went in one column for each kind of place. */
export function breachTable(
  { breaches, total, names, meta }: BreachAnswer,
  told: Told,
): ExportTable {
  const { language } = told
  const { say, named, kept } = wordsIn<Breach>(language, names)
  const spent = (kind: 'queue' | 'unassigned' | 'agent' | 'after'): Filled<Breach> => ({
    id: `${kind === 'after' ? 'after_transfer' : kind}_secs`,
    title: say(`breach.kind.${kind}`),
    kind: 'secs',
    of: ({ parts }) =>
      parts
        .filter((part) => (part.is_after_transfer ? 'after' : part.kind) === kind)
        .reduce((sum, { secs }) => sum + secs, 0),
  })
  const columns: readonly Filled<Breach>[] = [
    kept('case_id', say('cases.column.case'), 'text', ({ case_id }) => case_id),
    named('case_kind', ({ case_kind }) => case_kind),
    named('channel', ({ channel }) => channel),
    named('category', ({ category }) => category),
    named('team', ({ team_id }) => team_id),
    named('agent', ({ agent_id }) => agent_id),
    named('sla_target', ({ target }) => target),
    named('sla_policy', ({ policy }) => policy),
    kept('started_at', say('export.started'), 'instant', ({ started_at }) => started_at),
    kept('due_at', say('export.due'), 'instant', ({ due_at }) => due_at),
    kept('ended_at', say('export.ended'), 'instant', ({ ended_at }) => ended_at),
    kept('ending', say('export.ending'), 'text', ({ ending }) => say(`export.ending.${ending}`)),
    kept('time', say('export.clock'), 'text', ({ time }) => say(`export.clock.${time}`)),
    kept('length_secs', say('export.promised'), 'secs', ({ length_secs }) => length_secs),
    kept('used_secs', say('export.used'), 'secs', ({ used_secs }) => used_secs),
    kept('late_secs', say('export.late'), 'secs', ({ late_secs }) => late_secs),
    spent('queue'),
    spent('unassigned'),
    spent('agent'),
    spent('after'),
  ]
  return listTable(columns, breaches, { total, meta, told })
}

/** Ratings with what was written beside them as a table, in the order they were asked for. */
export function commentTable(
  { comments, total, names, meta }: CommentsAnswer,
  told: Told,
): ExportTable {
  const { say, named, kept } = wordsIn<RatingComment>(told.language, names)
  const columns: readonly Filled<RatingComment>[] = [
    kept('rated_at', say('export.rated'), 'instant', ({ rated_at }) => rated_at),
    kept('score', dimensionName('rating_score', told.language), 'score', ({ score }) => score),
    kept('text', say('comments.title'), 'text', ({ text }) => text),
    named('agent', ({ agent }) => agent),
    named('team', ({ team }) => team),
    named('category', ({ category }) => category),
    named('channel', ({ channel }) => channel),
    kept('case_id', say('cases.column.case'), 'text', ({ case_id }) => case_id),
  ]
  return listTable(columns, comments, { total, meta, told })
}

function wordsIn<Row>(language: Language, names: BreachAnswer['names']) {
  const kept = (
    id: string,
    title: string,
    kind: ColumnKind,
    of: Filled<Row>['of'],
  ): Filled<Row> => ({
    id,
    title,
    kind,
    of,
  })
  return {
    say: (key: MessageKey) => MESSAGES[language][key],
    kept,
    named: (dimension: string, of: (row: Row) => string | null): Filled<Row> =>
      kept(dimension, dimensionName(dimension, language), 'text', (row) => {
        const key = of(row)
        return key === null ? null : valueName(dimension, key, { language, names })
      }),
  }
}

interface About {
  readonly total: number
  readonly meta: BreachAnswer['meta']
  readonly told: Told
}

function listTable<Row>(
  columns: readonly Filled<Row>[],
  rows: readonly Row[],
  { total, meta, told }: About,
): ExportTable {
  return {
    columns: fillColumns(columns, rows),
    facts: [...describeFrame(meta, told), rowsFact(rows.length, total, told.language)],
    tz: meta.tz,
  }
}

/** How many rows there are, and how many of them the file holds when it is not all. */
function rowsFact(held: number, total: number, language: Language): Fact {
  const messages = MESSAGES[language]
  const [most, all] = [formatCount(held, language), formatCount(total, language)]
  const text =
    held < total ? messages['export.rows-cut'].replace('{held}', most).replace('{total}', all) : all
  return { name: messages['export.rows'], text }
}
