import { facts } from '../../warehouse/public.ts'
import { keysAt, type Milestone } from '../milestone.ts'

/** The four moments of a case that metrics count on. */
export const caseOpened: Milestone = {
  id: 'cases.opened',
  table: facts.cases,
  name: { en: 'the case was opened', 'zh-CN': '会话/工单创建' },
  at: 'opened_at',
  keys: keysAt('opened_'),
  credits: { author: 'opened_by_agent', assignee: 'opened_agent' },
}

export const caseFirstReplied: Milestone = {
  id: 'cases.first_replied',
  table: facts.cases,
  name: { en: 'first human reply', 'zh-CN': '首次人工回复' },
  at: 'first_replied_at',
  keys: keysAt('first_replied_'),
  credits: { author: 'first_replied_by', assignee: 'first_replied_agent' },
}

export const caseFirstResolved: Milestone = {
  id: 'cases.first_resolved',
  table: facts.cases,
  name: { en: 'first resolve', 'zh-CN': '首次解决' },
  at: 'first_resolved_at',
  keys: keysAt('first_resolved_'),
  credits: { author: 'first_resolved_by_agent', assignee: 'first_resolved_agent' },
}

export const caseLastResolved: Milestone = {
  id: 'cases.last_resolved',
  table: facts.cases,
  name: { en: 'the resolve that stands', 'zh-CN': '当前有效的解决' },
  at: 'last_resolved_at',
  keys: keysAt('last_resolved_'),
  credits: { author: 'last_resolved_by_agent', assignee: 'last_resolved_agent' },
}
