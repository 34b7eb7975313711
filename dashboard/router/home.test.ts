import { expect, it } from 'vitest'
import type { Me } from '../../domain/contract/public.ts'
import { homeOf } from './home.ts'

const who = (role: Me['user']['role'], permissions: Me['permissions']) =>
  homeOf({ user: { role } as Me['user'], permissions })

it('an agent begins at the desk, who leads or plans at the figures', () => {
  expect(who('agent', { 'desk:answer': 'team' })).toBe('desk')
  expect(who('manager', { 'desk:answer': 'all' })).toBe('overview')
  expect(who('planner', {})).toBe('overview')
})

it('nobody is sent to a page they may not see, nor when it is not known who they are', () => {
  expect(who('agent', {})).toBe('overview')
  expect(homeOf(null)).toBe('overview')
})
