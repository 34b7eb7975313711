import { describe, expect, it } from 'vitest'
import { type Language, MESSAGES, type MessageKey } from '../../../charts/public.ts'
import type { CaseEntry } from '../../../domain/contract/public.ts'
import { entryOf } from '../testing/entries.ts'
import { activityWords, type WordSource } from './activity-words.ts'

const NAMES: Readonly<Record<string, string>> = {
  'desk:b': 'Bo',
  'desk:t': 'Returns',
  'desk:q': 'Everyone',
}

describe('an activity in words', () => {
  it.each<[NonNullable<CaseEntry['activity']>, CaseEntry['data'], string]>([
    ['opened', { channel: 'web' }, 'Ada opened it'],
    ['queued', { queue_id: 'desk:q', code: 'x', reason: 'why' }, 'Queued in Everyone'],
    ['assigned', { agent_id: 'desk:b', from_agent: null }, 'Assigned to Bo'],
    ['transferred', { to_agent: null, to_team: 'desk:t' }, 'Ada transferred it to Returns'],
    ['transferred', { to_agent: 'desk:b', to_team: 'desk:t' }, 'Ada transferred it to Bo'],
    ['status_changed', { from: 'open', to: 'on_hold' }, 'Ada set the status to On hold'],
    ['priority_changed', { from: 'low', to: 'urgent' }, 'Ada set the priority to Urgent'],
    ['classified', { from: null, to: 'refund/late' }, 'Ada set the category: Refund / Late'],
    ['classified', { from: 'refund', to: null }, 'Ada set the category: No category'],
    ['tagged', { added: ['vip'], removed: ['new'] }, 'Ada changed the tags: +vip −new'],
    ['linked', { number: 7 }, 'Ada linked it with #7'],
    ['merged', { into: 'desk:2', number: 2 }, 'Ada merged it into #2'],
    ['merged', { from: 'desk:3', number: 3 }, 'Ada merged #3 into it'],
    ['watched', { agent_id: 'desk:b' }, 'Bo watches it'],
    ['rating_given', { score: 4 }, 'Rated 4 of 5'],
    ['rating_given', { score: 4, comment: 'Fast' }, 'Rated 4 of 5 · Fast'],
  ])('%s %j', (activity, data, words) => {
    expect(activityWords(did(activity, data), source('en'))).toBe(words)
  })

  it('is in the language of the page', () => {
    const moved = did('transferred', { to_agent: 'desk:b' })
    expect(activityWords(moved, source('zh-CN'))).toBe('Ada 转接给 Bo')
  })
})

function did(activity: CaseEntry['activity'], data: CaseEntry['data']): CaseEntry {
  const author = { kind: 'agent', id: 'desk:a', name: 'Ada' } as const
  return entryOf(1, { kind: 'activity', activity, data, author, text: null })
}

function source(language: Language): WordSource {
  return {
    t: (key: MessageKey, fill = {}) =>
      Object.entries(fill).reduce<string>(
        (text, [name, value]) => text.replace(`{${name}}`, String(value)),
        MESSAGES[language][key],
      ),
    language,
    nameOf: (id) => NAMES[id] ?? id,
    categoryOf: (key) => (key === 'refund/late' ? 'Refund / Late' : key),
  }
}
