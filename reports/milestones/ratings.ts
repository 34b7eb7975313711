import { facts } from '../../warehouse/public.ts'
import { key, keysAt, type Milestone } from '../milestone.ts'

/** Here bot or human is whom the rating is about, not whether a bot spoke in the case. */
const about = key('about')
const isAboutHuman = (row: string) => `${row}.about = 'human'`

/** The score as one of 1 to 5, whatever the scale it was given on: 1 + 4x, half up. */
export const scoreOf = (row: string) => `case when ${row}.score is null then null
    when ${row}.score >= 0.875 then '5' when ${row}.score >= 0.625 then '4'
    when ${row}.score >= 0.375 then '3' when ${row}.score >= 0.125 then '2' else '1' end`

export const rated: Milestone = {
  id: 'ratings.rated',
  table: facts.ratings,
  name: { en: 'first rated', 'zh-CN': '首次评价' },
  at: 'rated_at',
  keys: { ...keysAt(''), bot: about, rating_score: { column: 'score', key: scoreOf } },
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
