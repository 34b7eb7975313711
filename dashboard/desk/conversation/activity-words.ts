import {
  formatRating,
  isMessageKey,
  joinWords,
  type Language,
  type MessageKey,
} from '../../../charts/public.ts'
import type { Activity, CaseEntry } from '../../../domain/contract/public.ts'

type Fill = Readonly<Record<string, string | number>>

/** What words about an activity are made with. */
export interface WordSource {
  readonly t: (key: MessageKey, fill?: Fill) => string
  readonly language: Language
  readonly nameOf: (id: string) => string
  readonly categoryOf: (key: string) => string
}

/** One activity of a case in one line: `Ada transferred it to Returns`. */
export function activityWords(entry: CaseEntry, source: WordSource): string {
  const { activity, author, data } = entry
  if (activity === null) return ''
  const { t, nameOf } = source
  const by = author.name ?? t(`desk.author.${author.kind}`)
  const watcher = isWatching(activity) ? data['agent_id'] : null
  // Whoever begins to watch may have been asked to by another.
  const who = typeof watcher === 'string' ? nameOf(watcher) : by
  const key = activity === 'merged' && 'from' in data ? 'merged-here' : activity
  // Why the router chose so stands in the panel.
  return t(`desk.did.${key}`, { who, what: whatOf(activity, entry, source) })
}

const isWatching = (activity: Activity) => activity === 'watched' || activity === 'unwatched'

function whatOf(activity: Activity, { data }: CaseEntry, source: WordSource): string {
  const { t, nameOf, categoryOf } = source
  const text = (name: string): string | null => {
    const value = data[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const id =
    text('agent_id') ?? text('to_agent') ?? text('to_team') ?? text('queue_id') ?? text('team_id')
  switch (activity) {
    case 'assigned':
    case 'queued':
    case 'transferred':
      return targetOf(data['to'], nameOf) ?? (id === null ? '' : nameOf(id))
    case 'status_changed':
      return valueWord('desk.status', text('to') ?? text('status'), t)
    case 'priority_changed':
      return valueWord('desk.priority', text('to') ?? text('priority'), t)
    case 'classified': {
      const category = text('to') ?? text('category')
      return category === null ? t('desk.panel.no-category') : categoryOf(category)
    }
    case 'tagged':
      return tagChange(data, source.language)
    case 'subject_changed':
      return text('to') ?? text('subject') ?? ''
    case 'linked':
    case 'split':
    case 'merged':
      return typeof data['number'] === 'number' ? `#${String(data['number'])}` : ''
    case 'rating_given': {
      const { score } = data
      const given = typeof score === 'number' ? formatRating(score, source.language) : ''
      return [given, text('comment')].filter((part) => part !== null).join(' · ')
    }
    case 'rule_fired':
      return text('rule_name') ?? text('name') ?? text('rule_id') ?? ''
    default:
      return ''
  }
}

function valueWord(prefix: string, value: string | null, t: WordSource['t']): string {
  const key = `${prefix}.${value ?? ''}`
  return isMessageKey(key) ? t(key) : (value ?? '')
}

/** `+vip −new`, or all tags there are when the change is not told. */
function tagChange(data: CaseEntry['data'], language: Language): string {
  const list = (name: string): readonly string[] => {
    const value = data[name]
    return Array.isArray(value) ? value.map(String) : []
  }
  const changes = [
    ...list('added').map((tag) => `+${tag}`),
    ...list('removed').map((tag) => `−${tag}`),
  ]
  return changes.length > 0 ? changes.join(' ') : joinWords(list('tags'), language)
}

function targetOf(to: unknown, nameOf: (id: string) => string): string | null {
  if (typeof to === 'string') return nameOf(to)
  if (typeof to !== 'object' || to === null) return null
  const id: unknown = Object.values(to)[0]
  return typeof id === 'string' ? nameOf(id) : null
}
