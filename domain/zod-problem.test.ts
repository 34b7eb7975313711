import { expect, it } from 'vitest'
import { z } from 'zod'
import { IN_WORDS, zodProblems } from './zod-problem.ts'

function said(schema: z.ZodType, input: unknown): string {
  const parsed = schema.safeParse(input, IN_WORDS)
  const issues = parsed.success ? [] : parsed.error.issues
  return zodProblems(issues, { code: 'X', whole: 'the record' })
    .map(({ path, reason, fix }) => `${path}: ${reason}. ${fix}`)
    .join('\n')
}

const field = (schema: z.ZodType, value: unknown) =>
  said(z.object({ a: schema }), value === undefined ? {} : { a: value })
const shape = z.union([z.enum(['before', 'after']), z.strictObject({ from: z.string() })])

it.each([
  ['text that is missing', z.string(), undefined, 'a: it is missing. Give a.'],
  ['a choice that is missing', z.enum(['x']), undefined, 'a: it is missing. Give a.'],
  ['a number for text', z.string(), 7, 'a: it is a number, not text. Write text.'],
  ['text for a list', z.array(z.string()), 'x', 'a: it is text, not a list. Write a list.'],
  [
    'a wrong choice',
    z.enum(['day', 'week']),
    'year',
    'a: "year" is none of the choices. Write one of day, week.',
  ],
  ['an empty list', z.array(z.string()).min(1), [], 'a: it is empty. Name at least one.'],
  ['an empty text', z.string().min(1), '', 'a: it is empty. Give a.'],
  ['a long text', z.string().max(2), 'abc', 'a: it is longer than 2 characters. Correct a.'],
  ['a broken number', z.number().int(), 1.5, 'a: 1.5 is not a whole number. Write a whole number.'],
  ['a small number', z.number().min(1), -3, 'a: -3 is less than 1. Correct a.'],
  [
    'none of several shapes',
    shape,
    'yesterday',
    'a: "yesterday" is nothing that may stand here. Write one of before, after, an object with fields.',
  ],
  [
    'no instant',
    z.iso.datetime({ offset: true }),
    'soon',
    'a: it is not an instant. Write an instant with an offset, such as 2026-03-01T09:00:00+08:00.',
  ],
])('says %s in words of people', (_, schema, value, text) => {
  expect(field(schema, value)).toBe(text)
})

it('names a field it does not know, and the whole where nothing has a name', () => {
  expect(said(z.strictObject({}), { b: 1 })).toContain('there is no field "b"')
  expect(said(z.object({}), undefined)).toBe(': it is missing. Give the record.')
})

it("keeps a schema's own words", () => {
  expect(field(z.string().regex(/^a/, 'has no a'), 'b')).toContain('a: has no a.')
  expect(
    field(
      z.string().refine(() => false, 'is no zone'),
      'b',
    ),
  ).toContain('a: is no zone.')
})

it('never shows a long value whole', () => {
  expect(field(z.enum(['x']), 'y'.repeat(1_000)).length).toBeLessThan(150)
})
