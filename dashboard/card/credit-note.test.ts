import { describe, expect, it } from 'vitest'
import { creditGroups } from './credit-note.ts'

describe('creditGroups', () => {
  it('says each credit once, in the order of the columns, and nothing it has no words for', () => {
    const credit = { a: 'assignee', b: 'author', c: 'assignee', d: 'owner' }
    expect(creditGroups(['a', 'b', 'c', 'd', 'e'], credit)).toEqual([
      { credit: 'credit.assignee', metrics: ['a', 'c'] },
      { credit: 'credit.author', metrics: ['b'] },
    ])
  })
})
