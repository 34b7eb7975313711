import { type Language, type MessageKey, metricName } from '../../charts/public.ts'
import type { QueryAnswer } from '../../domain/contract/public.ts'
import { creditGroups } from './credit-note.ts'
import { dimensionColumns, metricColumns } from './picture.ts'

type Say = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/**
 * What a reader must know of an answer: whom its figures credit when it is split by agent, and what the answer says
 * of itself. How far data reach, the page's head says.
 */
export function cardNotes(answer: QueryAnswer, language: Language, t: Say): readonly string[] {
  const metrics = metricColumns(answer).map(({ id }) => id)
  const isByAgent = dimensionColumns(answer).includes('agent')
  const groups = creditGroups(metrics, isByAgent ? answer.meta.credit : {})
    .map(
      (group) =>
        `${group.metrics.map((id) => metricName(id, language)).join(', ')} → ${t(group.credit)}`,
    )
    .join(' · ')
  const own = answer.meta.notes.filter(({ code }) => code !== 'RANGE_NOT_OVER')
  return [
    ...(groups === '' ? [] : [t('credit.note', { groups })]),
    ...own.map(({ text }) => text[language]),
  ]
}
