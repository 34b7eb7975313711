import { expect, it } from 'vitest'
import { z } from 'zod'
import { judgeInput } from './judge-input.ts'

const schema = z.object({ id: z.string(), tag: z.array(z.string()).optional() })
const judge = (httpPart: string, data: unknown) =>
  judgeInput({ schema, httpPart, method: 'GET', url: '/' })(data)

it.each([
  ['params', { id: 'a\u0000b' }],
  ['querystring', { id: 'a', tag: ['b', '\u0000'] }],
])('a NUL in the %s finds nothing, and is refused before a database is asked', (part, data) => {
  expect(judge(part, data)).toMatchObject({
    error: { code: 'BAD_INPUT', problems: [{ reason: 'holds a control character' }] },
  })
})

it.each([
  ['querystring', { id: 'as typed: \\\\u0000', tag: ['مرحبا', '🚀'] }],
  ['body', { id: 'a\u0000b' }],
])('anything else in the %s is for its schema to judge', (part, data) => {
  expect(judge(part, data)).toEqual({ value: data })
})
