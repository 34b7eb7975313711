import { DeskmetryError } from '../domain/public.ts'
import { RefusedInput } from '../server/public.ts'

/** Statuses that say: what was asked was wrong or cannot be here (409), nothing was done, and asking again will not help. */
const BAD_INPUT_STATUSES: ReadonlySet<number> = new Set([400, 404, 409, 413, 415])

/** 2 when the input was wrong, 1 for every other failure. */
export function exitCodeOf(error: unknown): number {
  return error instanceof DeskmetryError && BAD_INPUT_STATUSES.has(error.status) ? 2 : 1
}

/** A failure for people and for programs. What is not registered is a bug, and says where. */
export function failureAnswer(error: unknown): { readonly json: unknown; readonly text: string } {
  if (!(error instanceof DeskmetryError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const message = error instanceof Error ? error.message : String(error)
    return { json: { error: { code: 'INTERNAL', message, details: {} } }, text }
  }
  const { code, message, details } = error
  if (!(error instanceof RefusedInput)) {
    return { json: { error: { code, message, details } }, text: message }
  }
  const { problems } = error
  const lines = problems.map(({ path, reason, fix }) => `  ${path}: ${reason}. ${fix}`)
  return {
    json: { error: { code, message, details, problems } },
    text: problems.length === 1 ? message : [`${problems.length} problems:`, ...lines].join('\n'),
  }
}
