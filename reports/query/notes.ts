import type { QueryAnswer } from '../../domain/contract/public.ts'
import { isClockDimension } from '../dimension.ts'
import type { Question } from './question.ts'
import { keyColumnOf } from './scan-context.ts'

type Note = QueryAnswer['meta']['notes'][number]

/** What a reader must know to read the rows right. */
export function notesOf(
  question: Question,
  rows: { readonly shown: number; readonly of: number },
): Note[] {
  return [
    ...multiValued(question).map((dimension) => ({
      code: `MULTI_VALUED_${dimension.toUpperCase()}`,
      text: {
        en: `One row of data may count under several values of ${dimension}: rows may sum above the total.`,
        'zh-CN': `同一条数据可计入 ${dimension} 的多个值：各行之和可能大于合计。`,
      },
    })),
    ...(question.range.to > question.asOf
      ? [
          {
            code: 'RANGE_NOT_OVER',
            text: {
              en: 'The range reaches beyond as_of: its last part has not happened yet.',
              'zh-CN': '时间范围超出 as_of：最后一部分尚未发生。',
            },
          },
        ]
      : []),
    ...(rows.shown < rows.of
      ? [
          {
            code: 'LIMITED',
            text: {
              en: `The first ${rows.shown} of ${rows.of} rows.`,
              'zh-CN': `共 ${rows.of} 行，仅显示前 ${rows.shown} 行。`,
            },
          },
        ]
      : []),
  ]
}

/** Dimensions of the question of which a row can have several values. */
function multiValued({ dimensions, forms }: Question): readonly string[] {
  return dimensions.filter((dimension) =>
    forms.some(
      ({ metric: { milestone }, credit }) =>
        !isClockDimension(dimension) &&
        keyColumnOf(dimension, { milestone, credit })?.isList === true,
    ),
  )
}
