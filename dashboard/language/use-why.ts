import { ApiFailure } from '../api/fetch-json.ts'
import { useText } from './use-text.ts'

/** Why something did not work: what the server said, which is in the reader's language, or that it did not answer. */
export function useWhy(): (failure: Error | null) => string {
  const { t } = useText()
  return (failure) =>
    failure instanceof ApiFailure && failure.code === 'OFFLINE'
      ? t('state.offline')
      : (failure?.message ?? '')
}
