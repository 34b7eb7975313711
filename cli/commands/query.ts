import type { QueryAnswer } from '../../domain/contract/public.ts'
import { checkQuery } from '../../reports/public.ts'
import { queryOperation, RefusedInput, systemClock } from '../../server/public.ts'
import type { Command, OptionValues } from '../command.ts'
import { inFlags, namingFlags } from '../in-flags.ts'
import { perform } from '../perform.ts'
import { answerTable } from '../query/answer-table.ts'
import { readQuestion } from '../query/read-question.ts'

export const queryCommand: Command = {
  name: 'query',
  summary: 'ask for metrics',
  usage: '--metrics a,b --from T --to T [options]',
  options: {
    metrics: { type: 'string', value: 'a,b', help: 'what to measure; deskmetry metrics lists all' },
    by: { type: 'string', value: 'dim,…', help: 'split by dimensions; a grain counts as one' },
    grain: { type: 'string', value: 'GRAIN', help: 'hour, day, week or month' },
    from: { type: 'string', value: 'T', help: 'a day, or an instant with an offset' },
    to: { type: 'string', value: 'T', help: 'a day (to its end), or an instant (before it)' },
    tz: { type: 'string', value: 'ZONE', help: 'an IANA zone (default: the account’s)' },
    'as-of': {
      type: 'string',
      value: 'T',
      help: 'as it stood then; a day means its end (default: now)',
    },
    where: {
      type: 'string',
      multiple: true,
      value: 'dim=v,…',
      help: 'only these keys; nothing after = means none; repeat for more dimensions',
    },
    credit: { type: 'string', value: 'WHO', help: 'author, assignee or participant' },
    param: {
      type: 'string',
      multiple: true,
      value: 'NAME=V',
      help: 'T=20 and S=5 (seconds), stay=first|all; repeat for more',
    },
    compare: { type: 'string', value: 'WITH', help: 'previous_period or same_week_last_year' },
    sort: { type: 'string', value: 'COLUMN', help: 'the greatest first; COLUMN:asc the least' },
    limit: { type: 'string', value: 'N', help: 'at most so many rows' },
    totals: { type: 'boolean', help: 'one more row over everything' },
  },
  notes: [
    'Beside each value stands n, the number of cases, replies or ratings behind it. An en dash says there was',
    'nothing to measure. --json adds 95 % intervals as <metric>__lo and <metric>__hi.',
  ],
  examples: [
    'deskmetry query --metrics first_reply_p90_secs,csat_ratio --by team --from 2026-03-01 --to 2026-03-31',
    'deskmetry query --metrics service_level_ratio --grain day --from 2026-03-02 --to 2026-03-08 --param T=30',
  ],
  async run(call) {
    const request = readSoundQuestion(call.options)
    const answer: QueryAnswer = await namingFlags('The question', () =>
      perform(call, queryOperation, request, { mustExist: true }),
    )
    return { json: answer, text: answerTable(answer) }
  },
}

/** @throws RefusedInput for what can be seen without any data, all at once */
function readSoundQuestion(options: OptionValues): object {
  const { request, problems } = readQuestion(options)
  const isWhole = ['metrics', 'from', 'to'].every((field) => Object.hasOwn(request, field))
  if (isWhole && problems.length === 0) return request
  // It cannot be asked; what else is wrong with it is said now, by the account's zone or UTC alike.
  const by = { viewer: { kind: 'all' }, tz: 'UTC', now: systemClock.now() } as const
  const checked = checkQuery(request, by)
  const all = [...problems, ...(checked.ok ? [] : checked.problems)]
  throw new RefusedInput('The question', all.map(inFlags))
}
