import type { z } from 'zod'
import { IN_WORDS, zodProblems } from '../../domain/public.ts'
import { RefusedInput } from '../http/refused-input.ts'
import type { Rooms } from '../rooms.ts'

/**
 * Something a command does with the rooms: in the command's own process, or, when a server holds the data
 * directory, in that server's (routes/local.ts). So input, progress and result are plain JSON.
 */
export interface Operation<Input = unknown, Progress = unknown, Result = unknown> {
  readonly name: string
  readonly input: z.ZodType<Input>
  run(rooms: Rooms, input: Input, report: (progress: Progress) => void): Promise<Result>
}

/** Writes an operation with its types inferred. */
export function operation<Input, Progress, Result>(
  definition: Operation<Input, Progress, Result>,
): Operation<Input, Progress, Result> {
  return definition
}

/** @throws RefusedInput */
export function readInput<Input>({ name, input }: Operation<Input>, value: unknown): Input {
  const parsed = input.safeParse(value, IN_WORDS)
  if (parsed.success) return parsed.data
  throw new RefusedInput(
    `The input of ${name}`,
    zodProblems(parsed.error.issues, { code: 'INPUT_INVALID', whole: 'the input' }).map(
      (problem) => ({ ...problem, fix: `${problem.fix} Run deskmetry ${name} --help.` }),
    ),
  )
}
