import { expect, it } from 'vitest'
import { membersOf, newTeamIds } from './team-members.ts'

const USERS = [
  { id: 'ada', team_ids: ['desk:a', 'desk:b'] },
  { id: 'li', team_ids: ['desk:b'] },
  { id: 'wu', team_ids: [] },
]

it('only those who come or go have other teams, and keep the rest of theirs', () => {
  expect(membersOf('desk:b', USERS)).toEqual(['ada', 'li'])
  expect(newTeamIds('desk:b', USERS, ['li', 'wu'])).toEqual([
    { id: 'ada', team_ids: ['desk:a'] },
    { id: 'wu', team_ids: ['desk:b'] },
  ])
  expect(newTeamIds('desk:b', USERS, ['ada', 'li'])).toEqual([])
})
