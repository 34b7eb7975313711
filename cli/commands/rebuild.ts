import { rebuildOperation } from '../../server/public.ts'
import { type Command, flagOf, textOf } from '../command.ts'
import { describeFold } from '../import/describe-import.ts'
import { perform } from '../perform.ts'

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'fold all events anew: restates what a corrected calendar or policy touches',
  usage: '[--from T] [--diff]',
  options: {
    from: {
      type: 'string',
      value: 'T',
      help: 'only cases that moved at or after a day or an instant',
    },
    diff: { type: 'boolean', help: 'say which facts moved' },
  },
  notes: ['What stood before stays in use until the new facts are whole.'],
  async run(call) {
    const result = await perform(
      call,
      rebuildOperation,
      { diff: flagOf(call.options, 'diff'), from: textOf(call.options, 'from') },
      {
        mustExist: true,
        onProgress: (progress) => {
          call.terminal.progress(describeFold(progress))
        },
      },
    )
    return { json: result, text: describe(result) }
  },
}

type Result = Awaited<ReturnType<typeof rebuildOperation.run>>

function describe({ cases, events, diff }: Result): string {
  const lines = [`Folded ${events} events of ${cases} cases.`]
  if (diff === undefined) return lines.join('\n')
  if (diff.length === 0) return [...lines, 'Nothing moved.'].join('\n')
  for (const { table, added, removed, columns } of diff) {
    lines.push('', `${table}: ${added} rows more, ${removed} fewer`)
    for (const { column, changed, examples } of columns) {
      lines.push(`  ${column}: ${changed} changed`)
      for (const { key, before, after } of examples) {
        lines.push(`    ${key}: ${before} → ${after}`)
      }
    }
  }
  return lines.join('\n')
}
