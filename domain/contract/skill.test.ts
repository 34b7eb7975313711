import { expect, it } from 'vitest'
import { distinctSkills, hasSkill } from './skill.ts'

it('one skill is asked for however it is written', () => {
  expect(hasSkill(['VIP', 'Refunds & returns'], 'vip')).toBe(true)
  expect(hasSkill(['ＶＩＰ'], 'Vip')).toBe(true)
  expect(hasSkill(['Refunds  &  returns'], 'refunds & RETURNS')).toBe(true)
  expect(hasSkill(['VIP'], 'VIPs')).toBe(false)
})

it('of several ways to write it the first is kept', () => {
  expect(distinctSkills([' VIP ', 'vip', 'Refund', ' ', 'REFUND'])).toEqual(['VIP', 'Refund'])
})
