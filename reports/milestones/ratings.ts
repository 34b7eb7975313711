import { facts } from '../../warehouse/public.ts'
import { key, keysAt, type Milestone } from '../milestone.ts'

/** Here bot or human is whom the rating is about, not whether a bot spoke in the case. */
const about = key('about')
const isAboutHuman = (row: string) => `${row}.about = 'human'`

export const rated: Milestone = {
  id: 'ratings.rated',
  table: facts.ratings,
  name: { en: 'first rated', 'zh-CN': '首次评价' },
  at: 'rated_at',
  keys: { ...keysAt(''), bot: about },
  credits: { rated_agent: 'rated_agent', assignee: 'agent' },
  unlessBotAsked: isAboutHuman,
}

export const ratingRequested: Milestone = {
  id: 'ratings.requested',
  table: facts.ratings,
  name: { en: 'the rating was requested', 'zh-CN': '发出评价邀请' },
  at: 'requested_at',
  keys: { ...keysAt('requested_'), bot: about },
  credits: { rated_agent: 'rated_agent', assignee: 'requested_agent' },
  unlessBotAsked: isAboutHuman,
}
