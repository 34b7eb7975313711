import { describe, expect, it } from 'vitest'
import { conditionFor, opOf, opsOf, SUBJECTS, subjectOf } from './condition-subject.ts'

describe('a condition on the page', () => {
  it('every subject and op makes a condition that is read as the same subject and op', () => {
    for (const subject of SUBJECTS) {
      for (const op of opsOf(subject).length === 0 ? [null] : opsOf(subject)) {
        const condition = conditionFor(subject, op, null)
        expect([subject, subjectOf(condition), opOf(condition)]).toEqual([subject, subject, op])
      }
    }
  })

  it('keeps its values when only the comparing changes', () => {
    const is = { type: 'is', field: 'team_id', any_of: ['desk:a'] } as const
    const before = { ...is, any_of: [...is.any_of] }
    expect(conditionFor('team_id', 'is_not', before)).toEqual({ ...before, type: 'is_not' })
    expect(conditionFor('queue_id', 'is', before)).toEqual({
      type: 'is',
      field: 'queue_id',
      any_of: [],
    })
  })
})
