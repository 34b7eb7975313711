import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** How far an agent has read a case, in `seq`. */
export interface ReadMark {
  readonly case_id: string
  readonly agent_id: string
  readonly seq: number
}

/** Keeps marks together, since each by itself would wait for the disk. A mark never goes back. */
export async function writeReadMarks(
  desk: Pick<Desk, 'store'>,
  marks: readonly ReadMark[],
): Promise<void> {
  if (marks.length === 0) return
  await tablesOf(desk.store)
    .insertInto('desk_reads')
    .values(marks.map(({ case_id, agent_id, seq }) => ({ case_id, reader_id: agent_id, seq })))
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'reader_id'])
        .doUpdateSet((row) => ({ seq: row.ref('excluded.seq') }))
        .whereRef('desk_reads.seq', '<', 'excluded.seq'),
    )
    .execute()
}

/** The marks of these agents in these cases; whoever has none has read nothing. */
export async function readReadMarks(
  desk: Pick<Desk, 'store'>,
  where: { readonly case_ids: readonly string[]; readonly agent_ids: readonly string[] },
): Promise<readonly ReadMark[]> {
  const { case_ids, agent_ids } = where
  if (case_ids.length === 0 || agent_ids.length === 0) return []
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_reads')
    .selectAll()
    .where('case_id', 'in', [...case_ids])
    .where('reader_id', 'in', [...agent_ids])
    .execute()
  return rows.map(({ case_id, reader_id, seq }) => ({ case_id, agent_id: reader_id, seq }))
}

/** The place in the customer's count of what stands at or before `seq`; 0 when they see none of it. */
export async function publicSeqAt(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  seq: number,
): Promise<number> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_entries')
    .select('public_seq')
    .where('case_id', '=', caseId)
    .where('seq', '<=', seq)
    .where('public_seq', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.public_seq ?? 0
}

/** The other way round: the `seq` of what the customer counts as `publicSeq`. */
export async function seqOfPublic(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  publicSeq: number,
): Promise<number> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_entries')
    .select('seq')
    .where('case_id', '=', caseId)
    .where('public_seq', '<=', publicSeq)
    .orderBy('public_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}
