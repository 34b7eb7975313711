import { ApiFailure } from '../api/fetch-json.ts'
import { sayProblem } from './say-problem.ts'
import { useText } from './use-text.ts'

/**
 * Why something did not work: what the server said, which is in the reader's language, or that it did not answer.
 * Of a request that was not sound the message names places in it, which are no words of the page: its problems are said.
 */
export function useWhy(): (failure: Error | null) => string {
  const { t } = useText()
  return (failure) => {
    if (!(failure instanceof ApiFailure)) return failure?.message ?? ''
    const { code, message, problems } = failure
    if (code === 'OFFLINE') return t('state.offline')
    if (code !== 'BAD_INPUT' || problems.length === 0) return message
    return problems.map((problem) => sayProblem(problem, t)).join(' ')
  }
}
