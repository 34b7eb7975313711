import { describe, expect, it } from 'vitest'
import { isAboutSomeOf, isShownTo } from './annotation-reach.ts'

describe('an annotation and filters', () => {
  it.each([
    ['of everything, any filter', {}, { team: ['a'] }, true],
    ['of one team, no filter', { team: ['a'] }, {}, true],
    ['of one team, an empty filter', { team: ['a'] }, { team: [] }, true],
    ['of one team, that team among others', { team: ['a'] }, { team: ['b', 'a'] }, true],
    ['of one team, another', { team: ['a'] }, { team: ['b'] }, false],
    ['of one team, those without one', { team: ['a'] }, { team: [null] }, false],
    ['of one team, a filter of something else', { team: ['a'] }, { agent: ['x'] }, true],
    [
      'of team and channel, one of which differs',
      { team: ['a'], channel: ['chat'] },
      { team: ['a'], channel: ['email'] },
      false,
    ],
  ])('%s', (_name, scope, filters, isAbout) => {
    expect(isAboutSomeOf(scope, filters)).toBe(isAbout)
  })
})

describe('an annotation and who looks', () => {
  const teams = (...team_ids: string[]) => ({ kind: 'teams' as const, team_ids })
  it.each([
    ['everything, to anybody', {}, teams(), true],
    ['a team, to who sees all', { team: ['a'] }, { kind: 'all' as const }, true],
    ['a team, to its own', { team: ['a'] }, teams('a'), true],
    ['a team, to another', { team: ['a'] }, teams('b'), false],
    ['a team, to who has none', { team: ['a'] }, teams(), false],
    [
      'a team, to its agent',
      { team: ['a'] },
      { kind: 'agent' as const, agent_ids: ['x'], team_ids: ['a'] },
      true,
    ],
  ])('%s', (_name, scope, viewer, isShown) => {
    expect(isShownTo(scope, viewer)).toBe(isShown)
  })
})
