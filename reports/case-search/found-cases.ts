/** The cases that a search finds, as a relation: viewer, range, filters and words in one place for list and counts. */
import type { CaseProperty, DimensionKey, Viewer } from '../../domain/contract/public.ts'
import type { Dialect } from '../../warehouse/public.ts'
import { type Binder, createBinder } from '../query/binder.ts'
import type { Range } from '../query/question.ts'
import { keyCondition } from '../query/row-condition.ts'
import { isSingle, PROPERTY_KEYS } from './case-property.ts'
import { joinSql, type Relation } from './case-relations.ts'
import { visibleCase } from './visible-case.ts'

export interface CaseQuestion {
  readonly range: Range
  /** IANA. */
  readonly tz: string
  readonly asOf: number
  readonly text: string | null
  readonly filters: ReadonlyMap<CaseProperty, readonly DimensionKey[]>
  readonly withExcluded: boolean
  readonly viewer: Viewer
}

export interface FoundCases {
  readonly binder: Binder
  readonly asOf: string
  /** `from cases as c … where …`, joined with what the search and `needed` ask for. */
  fromSql(needed: readonly Relation[], conditions?: readonly string[]): string
}

export function foundCases(d: Dialect, question: CaseQuestion): FoundCases {
  const binder = createBinder(d)
  const asOf = binder.bind(question.asOf, 'at')
  const asked = [...question.filters.keys()].filter(isSingle)
  const conditions = [
    `c.opened_at >= ${binder.bind(question.range.from, 'at')}`,
    `c.opened_at < ${binder.bind(question.range.to, 'at')}`,
    ...(question.withExcluded ? [] : ['not c.is_excluded']),
    visibleCase(question.viewer, { d, binder }),
    ...[...question.filters].map(([property, values]) =>
      propertyCondition(property, values, { d, binder }),
    ),
    ...(question.text === null ? [] : [textCondition(question.text, { d, binder })]),
  ]
  return {
    binder,
    asOf,
    fromSql(needed, more = []) {
      const joined = new Set<Relation | null>([
        ...needed,
        ...asked.map((property) => PROPERTY_KEYS[property].needs),
      ])
      const joins = [...joined].flatMap((relation) =>
        relation === null ? [] : [joinSql(relation, { d, asOf, within: () => 'true' })],
      )
      return `from ${d.table('cases')} as c ${joins.join('\n')}
        where ${[...conditions, ...more].join('\n and ')}`
    },
  }
}

interface Words {
  readonly d: Dialect
  readonly binder: Binder
}

function propertyCondition(
  property: CaseProperty,
  values: readonly DimensionKey[],
  words: Words,
): string {
  if (property === 'tag') {
    return keyCondition('c', { column: 'tags', isList: true }, values, words)
  }
  if (property === 'agent') return agentCondition(values, words)
  const { sql } = PROPERTY_KEYS[property]
  return keyCondition('c', { column: property, key: () => `(${sql})` }, values, words)
}

/** Whoever held the case or answered in it; null: nobody did. */
function agentCondition(values: readonly DimensionKey[], words: Words): string {
  const { d } = words
  const wanted = values.filter((value) => value !== null)
  const tests: string[] = []
  if (values.includes(null)) {
    tests.push(`(c.participants = [] and c.case_id not in (
      select h.case_id from ${d.table('assignments')} as h where h.agent is not null))`)
  }
  if (wanted.length > 0) {
    tests.push(
      keyCondition('c', { column: 'participants', isList: true }, wanted, words),
      `c.case_id in (select h.case_id from ${d.table('assignments')} as h
        where ${keyCondition('h', { column: 'agent' }, wanted, words)})`,
    )
  }
  return `(${tests.join(' or ')})`
}

/** Where words are looked for; `messageTexts` holds notes, subjects and comments too. */
function textCondition(text: string, { d, binder }: Words): string {
  const part = binder.bind(text, 'text')
  return `(${d.holds('c.case_id', part)}
    or coalesce(${d.holds('c.customer_id', part)}, false)
    or c.case_id in (select t.case_id from ${d.table('message_texts')} as t where ${d.holds('t.text', part)})
    or c.customer_id in (select n.id from ${d.table('directory')} as n
      where n.kind = 'customer' and ${d.holds('n.name', part)}))`
}
