import type { Language } from '../format/language.ts'
import { MESSAGES } from './catalogue.ts'
import type { MessageKey } from './en.ts'

/** `<base>_{mean|p50|p90|p95}[_biz]_secs`, the grammar of ids of times. */
const TIME_ID = /^(.+)_(mean|p50|p90|p95)(_biz)?_secs$/

/**
 * A metric's short name for heads and tiles: `First reply P90`, `首响 P90 (工作时间)`.
 * An id that this version does not know is shown as it is: a new metric is never a broken page.
 */
export function metricName(id: string, language: Language): string {
  const messages = MESSAGES[language]
  const whole = `metric.${id}`
  if (isMessageKey(whole)) return messages[whole]
  const [, base, statistic, biz] = TIME_ID.exec(id) ?? []
  const named = `metric.${base ?? ''}`
  const statisticKey = `statistic.${statistic ?? ''}`
  if (!isMessageKey(named) || !isMessageKey(statisticKey)) return id
  const clock = biz === undefined ? '' : ` (${messages['statistic.biz']})`
  return `${messages[named]} ${messages[statisticKey]}${clock}`
}

/**
 * What a metric measures of one case, so without its statistic: `First reply`, `首响 (工作时间)`. A case's
 * own time is no P90.
 */
export function measureName(id: string, language: Language): string {
  const messages = MESSAGES[language]
  const [, base, , biz] = TIME_ID.exec(id) ?? []
  const named = `metric.${base ?? ''}`
  if (!isMessageKey(named)) return metricName(id, language)
  return biz === undefined ? messages[named] : `${messages[named]} (${messages['statistic.biz']})`
}

/** Whether a composed key exists; narrows it. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(MESSAGES.en, key)
}
