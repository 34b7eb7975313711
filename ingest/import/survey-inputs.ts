import type { Problem } from '../../domain/public.ts'
import type { Row } from '../file/rows.ts'
import type { Mapper } from '../map/compile-map.ts'
import { type Input, type ReadOptions, readRows } from './open-input.ts'
import type { PreparedMap } from './prepare-map.ts'

const SAMPLE_ROWS = 20

/**
 * Goes through the files before the first event is loaded: whether the map fits each, and, where the map asks
 * for it, which row of a case is its first and its last. All problems of all files at once; none: the map fits.
 * @throws DeskmetryError FILE_UNREADABLE; a truncated file is surveyed as far as it goes
 */
export async function surveyInputs(
  inputs: readonly Input[],
  map: PreparedMap,
  read: Omit<ReadOptions, 'onRead' | 'onRefused'>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const samples: { readonly mapper: Mapper; readonly rows: readonly Row[] }[] = []
  for (const input of inputs) {
    const file = await readRows(input, { ...read, onRefused: () => undefined })
    const tied = map.tie(file, () => undefined)
    if (!tied.ok) {
      problems.push(...tied.problems.map((problem) => located(problem, input, inputs.length)))
      continue
    }
    const sample: Row[] = []
    for await (const batch of file.batches) {
      if (tied.mapper.needsSurvey) for (const row of batch) tied.mapper.survey(row)
      sample.push(...batch.slice(0, SAMPLE_ROWS - sample.length))
      if (!tied.mapper.needsSurvey && sample.length >= SAMPLE_ROWS) break
    }
    samples.push({ mapper: tied.mapper, rows: sample })
  }
  return problems.length > 0 ? problems : samples.flatMap(zonelessTimes).slice(0, 1)
}

/** Every row would be refused for it: better one word before anything is loaded. */
function zonelessTimes({
  mapper,
  rows,
}: {
  readonly mapper: Mapper
  readonly rows: readonly Row[]
}): readonly Problem[] {
  const found = rows
    .flatMap((row) => mapper.apply(row))
    .flatMap(({ problems }) => problems)
    .filter(({ code }) => code === 'TIME_WITHOUT_OFFSET')
  const fix = 'Name the zone of these times in the map: time: { zone: Europe/Rome }.'
  return found.slice(0, 1).map((problem) => ({ ...problem, fix }))
}

function located(problem: Problem, input: Input, count: number): Problem {
  return count === 1 ? problem : { ...problem, reason: `${input.name}: ${problem.reason}` }
}
