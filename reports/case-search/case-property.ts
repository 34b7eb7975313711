/** Where each property of a case stands in SQL: over the row `c` of `cases` and the relations joined to it. */
import type { CaseProperty } from '../../domain/contract/public.ts'
import type { Relation } from './case-relations.ts'

interface PropertyKey {
  readonly sql: string
  readonly needs: Relation | null
}

/** `agent` and `tag` have several values per case and are written where they are used. */
export type SingleProperty = Exclude<CaseProperty, 'agent' | 'tag'>

const own = (sql: string): PropertyKey => ({ sql, needs: null })
const present = (column: string): PropertyKey => ({ sql: `now.${column}`, needs: 'now' })

export const SLA_SQL = `case coalesce(promised.worst, 0)
  when 3 then 'breached' when 2 then 'running' when 1 then 'met' else 'none' end`

export const PROPERTY_KEYS: Readonly<Record<SingleProperty, PropertyKey>> = {
  team: present('team'),
  queue: present('queue'),
  priority: present('priority'),
  customer_tier: present('tier'),
  category: present('category'),
  channel: own('c.channel'),
  case_kind: own('c.case_kind'),
  language: own('c.language'),
  status: own('c.status'),
  source: own('c.source'),
  business_line: own('c.business_line'),
  reopened: own("case when c.reopen_count > 0 then 'yes' else 'no' end"),
  bot: own("case when c.has_bot then 'bot' else 'human' end"),
  sla: { sql: SLA_SQL, needs: 'promised' },
  rating: {
    sql: `case when rated.score is null then 'none' when rated.score >= 0.75 then 'satisfied'
      when rated.score <= 0.25 then 'dissatisfied' else 'neutral' end`,
    needs: 'rated',
  },
  // Null: no bot handed it to people.
  handoff_reason: {
    sql: "case when c.has_handoff then coalesce(handed.reason, 'unsaid') end",
    needs: 'handed',
  },
}

export function isSingle(property: CaseProperty): property is SingleProperty {
  return property !== 'agent' && property !== 'tag'
}
