import { describe, expect, it } from 'vitest'
import { email, line, sourcedId, zone } from './field.ts'

describe('a line', () => {
  it('is trimmed', () => expect(line(10).parse('  李伟 ')).toBe('李伟'))
  it.each(['', '   ', 'a\nb', 'a\u0000b', 'x'.repeat(11)])('refuses %j', (text) => {
    expect(line(10).safeParse(text).success).toBe(false)
  })
})

it.each([
  [email, ' Li@Example.com ', true],
  [email, 'li', false],
  [zone, 'Asia/Shanghai', true],
  [zone, 'Asia/Peking', false],
  [sourcedId, 'desk:7', true],
  [sourcedId, 'zendesk:a:b', true],
  [sourcedId, '7', false],
  [sourcedId, 'desk:', false],
  [sourcedId, ':7', false],
] as const)('case %#', (schema, text, isTaken) => {
  expect(schema.safeParse(text).success).toBe(isTaken)
})
