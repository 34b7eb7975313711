import { verify } from '@node-rs/argon2'
import { expect, it, vi } from 'vitest'
import { hashPassword, isOutdated, refuseWeakPassword, verifyPassword } from './password.ts'

vi.mock('@node-rs/argon2', { spy: true })

const owner = { email: 'li.wei.shanghai@example.com', name: '李伟李伟李伟李伟李伟' }

it('hashes with argon2id at 19 MiB, two passes, one lane', async () => {
  const stored = await hashPassword('correct horse battery')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(isOutdated(stored)).toBe(false)
  expect(await verifyPassword(stored, 'correct horse battery')).toBe(true)
  expect(await verifyPassword(stored, 'correct horse batterz')).toBe(false)
})

it('takes a letter typed in one part or two as the same', async () => {
  const stored = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9')
  expect(await verifyPassword(stored, 'cafe\u0301 cafe\u0301 cafe\u0301')).toBe(true)
})

it('says no where there is no user, after the same work', async () => {
  vi.mocked(verify).mockClear()
  expect(await verifyPassword(null, 'correct horse battery')).toBe(false)
  const compared = vi.mocked(verify).mock.calls.map(([stored]) => String(stored))
  expect(compared.map(isOutdated)).toEqual([false])
})

it('knows a hash of another cost', () => {
  expect(
    isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$aGFzaGhhc2hoYXNoaGFzaA'),
  ).toBe(true)
})

it.each([
  ['short', 'Use 10 to 200 characters'],
  ['快递快递', 'Use 10 to 200 characters'],
  ['x'.repeat(201), 'Use 10 to 200 characters'],
  ['aaaaaaaaaaaa', 'repeats'],
  ['abababababab', 'repeats'],
  ['LI.WEI.SHANGHAI@example.com', 'name or the e-mail'],
  ['li.wei.shanghai', 'name or the e-mail'],
  ['李伟李伟李伟李伟李伟', 'name or the e-mail'],
])('refuses the weak password %s', (password, message) => {
  expect(() => refuseWeakPassword(password, owner)).toThrow(message)
})

it.each(['correct horse battery', '今天的天气真不错啊啊啊', '1029384756'])(
  'takes %s',
  (password) => {
    expect(() => refuseWeakPassword(password, owner)).not.toThrow()
  },
)
