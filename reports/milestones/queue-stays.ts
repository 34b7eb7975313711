import { facts } from '../../warehouse/public.ts'
import { keysAt, type Milestone } from '../milestone.ts'

export const stayQueued: Milestone = {
  id: 'queue_stays.queued',
  table: facts.queueStays,
  name: { en: 'the case was queued', 'zh-CN': '进入队列' },
  at: 'queued_at',
  keys: keysAt(''),
  credits: { acceptor: 'accepted_by', author: 'queued_by', assignee: 'agent' },
}

/** Who assigned is who accepted: the event names the new holder and nobody else. */
export const stayAssigned: Milestone = {
  id: 'queue_stays.assigned',
  table: facts.queueStays,
  name: { en: 'an agent accepted', 'zh-CN': '客服接入' },
  at: 'ended_at',
  keys: keysAt('assigned_'),
  credits: { acceptor: 'accepted_by', author: 'accepted_by', assignee: 'assigned_agent' },
}
