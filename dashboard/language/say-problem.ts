import type { MessageKey } from '../../charts/public.ts'
import type { FieldProblem } from '../api/fetch-json.ts'

type Text = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/** What is wrong with a field, and how to mend it where there is more to say than what is wrong. */
export function sayProblem({ reason, fix }: FieldProblem, t: Text): string {
  const said = t('admin.problem.field', { text: reason })
  return fix === '' ? said : t('admin.problem.fix', { said, fix })
}
