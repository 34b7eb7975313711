import { facts } from '../../warehouse/public.ts'
import { key, keysAt, type Milestone } from '../milestone.ts'

/** Milestones of the facts that have one moment per row. */
export const resolved: Milestone = {
  id: 'resolutions.resolved',
  table: facts.resolutions,
  name: { en: 'a resolve', 'zh-CN': '每次解决' },
  at: 'resolved_at',
  keys: keysAt(''),
  credits: { author: 'resolved_by', assignee: 'agent' },
}

export const waitReplied: Milestone = {
  id: 'waits.replied',
  table: facts.waits,
  name: { en: 'the reply that ended the wait', 'zh-CN': '结束等待的回复' },
  at: 'ended_at',
  keys: keysAt(''),
  credits: { author: 'replied_by', assignee: 'agent' },
}

/** Whoever resolved or closed did not answer: an unanswered wait has no author. */
export const waitEnded: Milestone = {
  id: 'waits.ended',
  table: facts.waits,
  name: { en: 'the wait ended', 'zh-CN': '等待结束' },
  at: 'ended_at',
  keys: keysAt(''),
  credits: { assignee: 'agent' },
}

export const stretchEnded: Milestone = {
  id: 'assignments.ended',
  table: facts.assignments,
  name: { en: "end of the agent's last stretch", 'zh-CN': '客服最后一段接待结束' },
  at: 'ended_at',
  keys: keysAt(''),
  credits: { assignee: 'agent' },
}

export const messageSent: Milestone = {
  id: 'messages.sent',
  table: facts.messages,
  name: { en: 'the message was sent', 'zh-CN': '消息发送' },
  at: 'sent_at',
  keys: keysAt(''),
  credits: { author: 'sent_by', assignee: 'agent' },
  keepsExcluded: true,
}

export const targetDue: Milestone = {
  id: 'sla_targets.due',
  table: facts.slaTargets,
  name: { en: 'final due', 'zh-CN': '最终到期时间' },
  at: 'due_at',
  keys: { ...keysAt(''), sla_policy: key('policy'), sla_target: key('target') },
  credits: { author: 'met_by', assignee: 'agent' },
}
