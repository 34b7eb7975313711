import type { VisitorCase } from '../../domain/contract/public.ts'
import { h, type VNode } from './dom.ts'
import { threadOf } from '../state/widget-state.ts'
import type { View } from './view.ts'

export function isEndedCase({ status }: VisitorCase): boolean {
  return status === 'resolved' || status === 'closed'
}

/** Where the conversation stands, above it: the place in the queue, or that the line is down. */
export function standingBanner(held: VisitorCase, { state, words }: View): VNode | null {
  if (state.link === 'down') {
    return h('div', { class: 'banner warn', key: 'banner', role: 'status' }, words.reconnecting)
  }
  if (held.status !== 'queued' || held.kind !== 'chat') return null
  const { standing } = threadOf(state, held.id)
  const position = standing?.position ?? null
  const wait = standing?.expected_wait_secs ?? null
  return h(
    'div',
    { class: 'banner', key: 'banner', role: 'status' },
    h('b', null, position === 1 ? words.queuedFirst : words.queued(position)),
    wait === null ? null : h('span', null, words.wait(Math.round(wait / 60))),
  )
}
