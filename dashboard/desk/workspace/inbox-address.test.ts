import { describe, expect, it } from 'vitest'
import type { InboxRequest } from '../../../domain/contract/public.ts'
import { inboxToQuery, parseInbox } from './inbox-address.ts'

describe('a list in the address', () => {
  it.each<Partial<InboxRequest>>([
    { box: 'mine' },
    { box: 'all', kind: 'ticket', status: ['open', 'pending'], order: 'priority' },
    { box: 'team', priority: ['urgent'], queue_id: 'desk:q1', tag: '退款' },
  ])('%j comes back as it was', (request) => {
    expect(parseInbox(inboxToQuery(request))).toEqual(request)
  })

  it('is my own when the address says nothing, or nothing known', () => {
    expect(parseInbox({})).toEqual({ box: 'mine' })
    expect(parseInbox({ box: 'x', status: 'open,lost', order: ['a'] })).toEqual({
      box: 'mine',
      status: ['open'],
    })
  })
})
