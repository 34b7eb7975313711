import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { IN_WORDS, zodProblems } from '../../domain/public.ts'
import { RefusedInput } from './refused-input.ts'

/** Judges a part of a request by its schema; what is refused is said in words of people, all at once. */
export const judgeInput: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = 'request' }) => {
  return (data: unknown) => {
    const parsed = schema.safeParse(data, IN_WORDS)
    if (parsed.success) return { value: parsed.data }
    const problems = zodProblems(parsed.error.issues, { code: 'INPUT_INVALID', whole: httpPart })
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
