import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { InboxRequest } from '../../domain/contract/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import type { DeskTables } from '../store/tables.ts'

type Build = ExpressionBuilder<DeskTables, 'desk_cases'>
export type Box = InboxRequest['box']

/** What lies in a box of this reader, as a condition on `desk_cases`: never more than they may see. */
export function inBox(eb: Build, box: Box, reader: CaseReader): Expression<SqlBool> {
  const { agent_id, team_ids, scope } = reader
  if (scope === null) return nothing(eb)
  switch (box) {
    case 'mine':
      return eb('agent_id', '=', agent_id)
    case 'unassigned':
      return eb.and([eb('agent_id', 'is', null), heldBy(eb, reader)])
    case 'team':
      return team_ids.length === 0
        ? nothing(eb)
        : eb.and([eb('team_id', 'in', [...team_ids]), heldBy(eb, reader)])
    case 'all':
      return heldBy(eb, reader)
    case 'mentions':
      return eb('id', 'in', mentionsOf(eb, agent_id))
    case 'watching':
      return eb('id', 'in', watchedBy(eb, agent_id))
  }
}

/** The same as `mayCase` for reading, as a condition. */
export function readableBy(eb: Build, reader: CaseReader): Expression<SqlBool> {
  if (reader.scope === null) return nothing(eb)
  return eb.or([
    heldBy(eb, reader),
    eb('id', 'in', mentionsOf(eb, reader.agent_id)),
    eb('id', 'in', watchedBy(eb, reader.agent_id)),
  ])
}

/** The same as `mayCase` for writing, as a condition. */
export function writableBy(eb: Build, reader: CaseReader): Expression<SqlBool> {
  return reader.scope === null ? nothing(eb) : heldBy(eb, reader)
}

/** The same as `holdsCase`, as a condition. */
function heldBy(eb: Build, { scope, agent_id, team_ids }: CaseReader): Expression<SqlBool> {
  if (scope === 'all') return eb('is_done', '>=', 0)
  const own = eb('agent_id', '=', agent_id)
  if (scope === 'own') return own
  const ownerless = eb.and([eb('team_id', 'is', null), eb('agent_id', 'is', null)])
  return team_ids.length === 0
    ? eb.or([own, ownerless])
    : eb.or([own, ownerless, eb('team_id', 'in', [...team_ids])])
}

const nothing = (eb: Build) => eb('is_done', '<', 0)

const mentionsOf = (eb: Build, agentId: string) =>
  eb.selectFrom('desk_mentions').select('case_id').where('agent_id', '=', agentId)

const watchedBy = (eb: Build, agentId: string) =>
  eb.selectFrom('desk_watchers').select('case_id').where('agent_id', '=', agentId)
