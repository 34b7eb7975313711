import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { IN_WORDS, zodProblems } from '../../domain/public.ts'
import { RefusedInput } from './refused-input.ts'

/** Judges a part of a request by its schema; what is refused is said in words of people, all at once. */
export const judgeInput: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = 'request' }) => {
  return (data: unknown) => {
    const parsed = schema.safeParse(data, IN_WORDS)
    if (parsed.success && !isAddressWithNul(httpPart, parsed.data)) return { value: parsed.data }
    const code = 'INPUT_INVALID'
    const problems =
      parsed.error === undefined
        ? [{ code, path: '', reason: 'holds a control character', fix: `Correct ${httpPart}.` }]
        : zodProblems(parsed.error.issues, { code, whole: httpPart })
    return {
      error: new RefusedInput(
        `The ${httpPart}`,
        problems.map(({ path, fix, ...problem }) => ({
          ...problem,
          path: path === '' ? httpPart : path,
          fix: `${fix} GET /api/v1/openapi.json shows the shape.`,
        })),
      ),
    }
  }
}

/** What names or finds things goes to the store as it is, and PostgreSQL takes no NUL. A body has lost it (sound-body.ts). */
function isAddressWithNul(httpPart: string, value: unknown): boolean {
  if (httpPart === 'body' || typeof value !== 'object' || value === null) return false
  const given: readonly unknown[] = Object.values(value).flat()
  return given.some((one) => typeof one === 'string' && one.includes('\u0000'))
}
