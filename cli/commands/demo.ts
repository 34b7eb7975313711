import { DeskmetryError } from '../../domain/public.ts'
import { demoOperation } from '../../server/public.ts'
import { type Command, type OptionValues, textOf } from '../command.ts'
import { namingFlags } from '../in-flags.ts'
import { describeFold } from '../import/describe-import.ts'
import { perform } from '../perform.ts'

export const demoCommand: Command = {
  name: 'demo',
  summary: 'fill an empty installation with an invented contact centre',
  usage: '[--cases N] [--days D] [--seed S]',
  options: {
    cases: { type: 'string', value: 'N', help: 'about how many cases (default 20000)' },
    days: { type: 'string', value: 'D', help: 'over how many days up to now (default 90)' },
    seed: {
      type: 'string',
      value: 'S',
      help: 'another number, another history (default 20260301)',
    },
  },
  notes: ['deskmetry start --demo does this by itself, and goes on with live traffic.'],
  async run(call) {
    const { options, terminal } = call
    const input = {
      cases: readCount(options, 'cases', 20_000),
      days: readCount(options, 'days', 90),
      seed: readCount(options, 'seed', 20_260_301),
    }
    const result = await namingFlags('The demo', () =>
      perform(call, demoOperation, input, {
        onProgress: ({ rows_read, rows_per_sec, folded }) => {
          terminal.progress(
            folded === null ? `${rows_read} events, ${rows_per_sec}/s` : describeFold(folded),
          )
        },
      }),
    )
    const { accepted, cases, from, until } = result
    const text = `Loaded ${accepted} events of ${cases} cases, ${from} to ${until}.`
    return { json: result, text, exitCode: result.refused > 0 ? 1 : 0 }
  },
}

function readCount(options: OptionValues, name: string, standard: number): number {
  const text = textOf(options, name)
  if (text === undefined) return standard
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new DeskmetryError('OPTION_INVALID', {
    option: `--${name}`,
    reason: `"${text}" is not a whole number above 0`,
    fix: `Write --${name} ${standard}.`,
  })
}
