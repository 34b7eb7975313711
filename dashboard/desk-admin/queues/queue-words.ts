import type { QueueInput } from '../../../domain/contract/public.ts'
import { createRuleWords, type Saying } from '../rules/rule-words.ts'

/** Which cases a queue takes, and whose they become, in words. */
export function queueWords(queue: QueueInput, saying: Saying): string {
  const { t, nameOf } = saying
  const { conditionWords } = createRuleWords(saying)
  const { kinds, channels, categories, languages, tiers, priorities, tags, business_lines } =
    queue.conditions
  const asked = [
    ['kind', kinds],
    ['channel', channels],
    ['category', categories],
    ['language', languages],
    ['tier', tiers],
    ['priority', priorities],
    ['business_line', business_lines],
  ] as const
  const words = asked.flatMap(([field, values]) =>
    values === undefined || values.length === 0
      ? []
      : [conditionWords({ type: 'is', field, any_of: [...values] })],
  )
  if (tags !== undefined && tags.length > 0) {
    words.push(conditionWords({ type: 'has_tag', any_of: [...tags] }))
  }
  const which = words.length === 0 ? t('admin.queue.every-case') : words.join(' · ')
  const whose = queue.team_id === null ? t('admin.queue.any-team') : nameOf(queue.team_id)
  return `${which} → ${whose}`
}
