import { describe, expect, it } from 'vitest'
import type { DeskCase, InboxRequest } from '../../../domain/contract/public.ts'
import { caseOf } from '../testing/entries.ts'
import { mayFit } from './box-fit.ts'

describe('a case in a list', () => {
  it.each<[string, Partial<DeskCase>, Partial<InboxRequest>, boolean]>([
    ['is mine', { agent_id: 'desk:a' }, { box: 'mine' }, true],
    ['was given away', { agent_id: 'desk:b' }, { box: 'mine' }, false],
    ['was taken', { agent_id: 'desk:b' }, { box: 'unassigned' }, false],
    ['was resolved', { status: 'resolved' }, { box: 'all' }, false],
    [
      'is asked for as resolved',
      { status: 'resolved' },
      { box: 'all', status: ['resolved'] },
      true,
    ],
    ['is of the other kind', { kind: 'ticket' }, { box: 'all', kind: 'chat' }, false],
    ['was merged', { merged_into: 'desk:c2' }, { box: 'all' }, false],
    ['is spam', { is_spam: true }, { box: 'all' }, false],
    ['may be of my team', { team_id: 'desk:t' }, { box: 'team' }, true],
  ])('%s', (_, change, request, fits) => {
    expect(mayFit(caseOf(change), request, 'desk:a')).toBe(fits)
  })
})
