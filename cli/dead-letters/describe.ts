import type { DeadLetterView } from '../../domain/contract/public.ts'
import type { DeadLettersResult } from '../../server/public.ts'
import { describeProblem } from '../import/describe-problem.ts'

/** What came of `deskmetry dead-letters`, in words. */
export function describeResult(result: DeadLettersResult): string {
  const { list, letter, replayed, dismissed_count } = result
  if (list !== undefined) return describeList(list)
  if (letter !== undefined) return describeLetter(letter)
  if (replayed !== undefined) return describeReplay(replayed)
  return `${String(dismissed_count ?? 0)} dismissed.`
}

function describeList({ dead_letters, next }: NonNullable<DeadLettersResult['list']>): string {
  if (dead_letters.length === 0) return 'There are none.'
  const lines = dead_letters.flatMap((letter) => [heading(letter), ...problemLines(letter)])
  return next === null ? lines.join('\n') : [...lines, '', 'There are more: --limit N.'].join('\n')
}

function describeLetter(letter: DeadLetterView): string {
  const { truncated, text, problems, state } = letter
  const whole = truncated ? `${text} … (only the beginning was kept)` : text
  const next =
    problems.length === 0 && state === 'open' ? ['', `Sound. Now: replay ${letter.id}`] : []
  return [heading(letter), ...problemLines(letter), '', whole, ...next].join('\n')
}

function describeReplay({
  replayed,
  duplicates,
  refused,
}: NonNullable<DeadLettersResult['replayed']>): string {
  const lines = refused.flatMap(({ id, problems }) => [
    id,
    ...problems.map((problem) => `  ${describeProblem(problem)}`),
  ])
  const counts = `${replayed} replayed (${duplicates} were in already), ${refused.length} still refused.`
  return [...lines, counts].join('\n')
}

function heading({ id, state, file, line, first_seen_at }: DeadLetterView): string {
  const place = line === null ? file : `${file} line ${line}`
  const mark = state === 'open' ? '' : `, ${state}`
  return `${id}  ${place}, ${first_seen_at.slice(0, 16).replace('T', ' ')} UTC${mark}`
}

const problemLines = ({ problems }: DeadLetterView) =>
  problems.map((problem) => `  ${describeProblem(problem)}`)
