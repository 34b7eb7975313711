import type { DeskCase } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import type { CaseState } from './case-state.ts'
import { caseView } from './case-view.ts'
import { readReadMarks } from './read-marks.ts'

export type PromisesOf = (caseIds: readonly string[]) => ReadonlyMap<string, DeskCase['promises']>

export interface CaseLineOptions {
  /** Who reads. */
  readonly agent_id: string
  readonly promisesOf: PromisesOf
}

/** Cases as the lines of one agent's inbox, with how far they have read and what was promised. */
export async function caseLines(
  desk: Pick<Desk, 'store'>,
  states: readonly CaseState[],
  { agent_id, promisesOf }: CaseLineOptions,
): Promise<readonly DeskCase[]> {
  const case_ids = states.map(({ id }) => id)
  const marks = await readReadMarks(desk, { case_ids, agent_ids: [agent_id] })
  const seqs = new Map(marks.map(({ case_id, seq }) => [case_id, seq]))
  const promises = promisesOf(case_ids)
  return states.map((state) =>
    caseView(state, {
      read_seq: seqs.get(state.id) ?? 0,
      promises: promises.get(state.id) ?? [],
    }),
  )
}
