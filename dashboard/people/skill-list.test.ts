import { expect, it } from 'vitest'
import { skillsOf, skillText } from './skill-list.ts'

it.each([
  ['refund, vip，en、zh-CN', ['refund', 'vip', 'en', 'zh-CN']],
  [' refund ,, refund ', ['refund']],
  ['', []],
])('reads %j as %j', (text, skills) => {
  expect(skillsOf(text)).toEqual(skills)
})

it('writes what it reads', () => {
  expect(skillsOf(skillText(['refund', 'zh-CN']))).toEqual(['refund', 'zh-CN'])
})
