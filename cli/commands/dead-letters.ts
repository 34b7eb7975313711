import { readFile } from 'node:fs/promises'
import { DeskmetryError } from '../../domain/public.ts'
import { deadLettersOperation } from '../../server/public.ts'
import type { Call, Command } from '../command.ts'
import { describeResult } from '../dead-letters/describe.ts'
import { readRequest } from '../dead-letters/read-request.ts'
import { perform } from '../perform.ts'

export const deadLettersCommand: Command = {
  name: 'dead-letters',
  summary: 'records that were turned away: list, show, mend, replay, dismiss',
  usage: '[list | show ID | mend ID [FILE] | replay [ID…] | dismiss ID…] [options]',
  takesArguments: true,
  options: {
    source: { type: 'string', value: 'NAME', help: 'only those of a source' },
    file: { type: 'string', value: 'FILE', help: 'only those of a file; http: of the API' },
    code: {
      type: 'string',
      value: 'CODE',
      help: 'only those with this reason, such as EVENT_CONFLICT',
    },
    state: {
      type: 'string',
      value: 'STATE',
      help: 'list: open (default), replayed, dismissed or all',
    },
    limit: {
      type: 'string',
      value: 'N',
      help: 'list: at most so many, the oldest first (default 20)',
    },
  },
  notes: [
    'mend puts the event in FILE (standard input without one) in the place of the record and judges it at once.',
    'replay sends open records again, all of them or those chosen; what is in already is counted and settled.',
    'dismiss gives records up; they stay listed with --state dismissed. Exit code 1 when a replay was refused some.',
  ],
  examples: [
    'deskmetry dead-letters --file tickets.csv',
    'deskmetry dead-letters mend 3f1c… event.json',
    'deskmetry dead-letters replay --source zendesk',
  ],
  async run(call) {
    const input = await readRequest(call.rest, call.options, (path) => readText(call, path))
    const result = await perform(call, deadLettersOperation, input, { mustExist: true })
    const isRefused = (result.replayed?.refused.length ?? 0) > 0
    const json = result.list ?? result.letter ?? result.replayed ?? result
    return { json, text: describeResult(result), exitCode: isRefused ? 1 : 0 }
  },
}

async function readText({ terminal }: Call, path: string): Promise<string> {
  if (path === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of terminal.stdin) chunks.push(chunk)
    return Buffer.concat(chunks).toString().trim()
  }
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const fix = 'Name a file that holds one event, or leave it out for standard input.'
    throw new DeskmetryError('OPTION_INVALID', { option: path, reason, fix }, { cause })
  }
}
