import {
  formatPercent,
  formatRating,
  isMessageKey,
  joinWords,
  type Language,
  type MessageKey,
  type ValueNames,
  valueName,
} from '../../charts/public.ts'
import type { CaseMoment } from '../../domain/contract/public.ts'
import type { CaseFiring } from './case-stream.ts'

export interface MomentWords {
  readonly t: (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string
  readonly language: Language
  readonly names: ValueNames
}

/** What happened at a moment of a case, in one line, and who did it where somebody is known to have. */
export function momentWords(moment: CaseMoment, words: MomentWords): string {
  const { t } = words
  const key = keyOf(moment)
  const what = isMessageKey(key) ? t(key, fillOf(moment, words)) : t('case.did.other')
  const by = byWhom(moment, words)
  const comment = moment.details['comment']
  return [
    what,
    ...(by === null ? [] : [by]),
    ...(typeof comment === 'string' ? [comment] : []),
  ].join(' · ')
}

/** What a rule of the desk did: its name, its steps, and how it ended where it did not end well. */
export function firingWords(
  { rule_name, steps, outcome }: CaseFiring,
  { t, language }: Pick<MomentWords, 't' | 'language'>,
): string {
  const named = steps.map((step) => {
    const key = `admin.step.${step}`
    return isMessageKey(key) ? t(key) : step
  })
  const what = t('case.rule-fired', {
    rule: rule_name ?? t('admin.log.deleted'),
    steps: joinWords(named, language),
  })
  return outcome === 'done' ? what : `${what} · ${t(`admin.log.outcome.${outcome}`)}`
}

function keyOf({ type, details }: CaseMoment): string {
  if (type === 'bot.answered' && typeof details['confidence'] !== 'number') {
    return 'case.did.bot.answered-unsure'
  }
  return `case.did.${type}`
}

function fillOf(
  { agent_id, queue_id, details }: CaseMoment,
  words: MomentWords,
): Readonly<Record<string, string>> {
  const name = (dimension: string, value: unknown) =>
    typeof value === 'string' ? valueName(dimension, value, words) : null
  const nobody = words.t('case.nobody')
  const { confidence, score, tags, target, url } = details
  return {
    agent: name('agent', agent_id) ?? nobody,
    queue: name('queue', queue_id) ?? '',
    to: name('agent', details['to_agent']) ?? name('team', details['to_team']) ?? nobody,
    status: name('status', details['status']) ?? '',
    category: name('category', details['category']) ?? words.t('dimension.none'),
    priority: name('priority', details['priority']) ?? words.t('dimension.none'),
    reason: name('handoff_reason', details['reason']) ?? words.t('value.handoff_reason.unsaid'),
    tags: Array.isArray(tags) && tags.length > 0 ? tags.join(' · ') : words.t('dimension.none'),
    target: targetName(target, words),
    sure: typeof confidence === 'number' ? formatPercent(confidence) : '',
    score: typeof score === 'number' ? formatRating(starsOf(score), words.language) : '',
    url: typeof url === 'string' ? url : '',
  }
}

/** Facts keep a score as a share of its scale. */
const starsOf = (share: number) => 1 + 4 * share

function targetName(target: unknown, { t }: MomentWords): string {
  const key = `promise.${String(target)}`
  return isMessageKey(key) ? t(key) : ''
}

/** Of what says itself who did it (an assignment, a queue) nothing more is said. */
const SAYS_ITSELF: ReadonlySet<string> = new Set([
  'case.opened',
  'case.queued',
  'case.assigned',
  'bot.answered',
  'case.bot_handoff',
])

function byWhom({ type, agent_id, details }: CaseMoment, words: MomentWords): string | null {
  const { by } = details
  if (typeof by === 'string' && by.startsWith('rule')) return words.t('case.by-rule')
  if (by === 'router' || by === 'routing') return words.t('case.by-router')
  if (SAYS_ITSELF.has(type) || agent_id === null) return null
  return words.t('case.by', { who: valueName('agent', agent_id, words) })
}
