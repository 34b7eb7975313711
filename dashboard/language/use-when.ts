import { formatInstant } from '../../charts/public.ts'
import { useAccount } from '../api/read-options.ts'
import { useNow } from '../browser-clock.ts'
import { useText } from './use-text.ts'

/** An instant of the API as people say it, in the account's zone. */
export function useWhen(): (instant: string) => string {
  const { language } = useText()
  const { data: account } = useAccount()
  const now = useNow()
  return (instant) => {
    const tz = account.value?.tz ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    return formatInstant(Date.parse(instant), { tz, language: language.value, now: now.value })
  }
}
