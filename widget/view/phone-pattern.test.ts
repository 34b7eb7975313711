import { expect, it } from 'vitest'
import { PHONE_PATTERN as OF_CONTRACT, visitorInput } from '../../domain/contract/public.ts'
import { PHONE_PATTERN } from './phone-pattern.ts'

const PHONE = new RegExp(`^(?:${PHONE_PATTERN})$`, 'v')

it('is the one of the contract', () => {
  expect(PHONE_PATTERN).toBe(OF_CONTRACT)
})

it.each([
  ['+86 138 0000 0000', true],
  ['13800000000', true],
  ['(021) 6000-0000 转 12', true],
  ['+49 (0)30/12.34-56', true],
  ['+1 415 555 2671 ext. 5', true],
  ['110', true],
  ['call me', false],
  ['12', false],
  ['138 0000 0000 or 139', false],
  ['javascript:alert(1)', false],
])('%j is a number: %s, here and at the server', (phone, isOne) => {
  const input = { has_consented: true, language: 'en', phone }
  expect(PHONE.test(phone)).toBe(isOne)
  expect(visitorInput.safeParse(input).success).toBe(isOne)
})
