import { formatInstant } from '../../../charts/public.ts'
import { useAccount } from '../../api/read-options.ts'
import { browserClock } from '../../browser-clock.ts'
import { useText } from '../../language/use-text.ts'

/** An instant of the API as people read it, in the account's zone. */
export function useInstant(): (instant: string) => string {
  const { language } = useText()
  const { data: account } = useAccount()
  return (instant) =>
    formatInstant(Date.parse(instant), {
      tz: account.value?.tz ?? 'UTC',
      language: language.value,
      now: browserClock.now(),
    })
}
