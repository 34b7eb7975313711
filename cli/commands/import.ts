import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DeskmetryError } from '../../domain/public.ts'
import { type ImportInput, importOperation } from '../../server/public.ts'
import { type Call, type Command, flagOf, textOf } from '../command.ts'
import { describeImport, describeProgress } from '../import/describe-import.ts'
import { describePreview, preview } from '../import/preview.ts'
import { setDownStdin } from '../import/set-down-stdin.ts'
import { findServer, perform } from '../perform.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'load events from files',
  usage: 'FILE… [options]',
  takesArguments: true,
  options: {
    map: { type: 'string', value: 'MAP.yaml', help: 'how rows become events (docs/maps.md)' },
    source: {
      type: 'string',
      value: 'NAME',
      help: 'of events that name none (default: file:<name>)',
    },
    format: { type: 'string', value: 'FORMAT', help: 'ndjson, csv or parquet (default: by name)' },
    'dry-run': { type: 'boolean', help: 'show the first 20 events, load nothing' },
  },
  notes: [
    'NDJSON, CSV and Parquet, plain, .gz or .zst; - is standard input. A bad record goes to the dead letters',
    'and stops no other; importing the same again changes nothing.',
    '',
    'Exit code: 0 when every record was accepted, in already, or set aside as a dead letter (stderr says how',
    'many); 1 when a file could not be read to its end; 2 when nothing could be read at all.',
  ],
  examples: [
    'deskmetry import events.ndjson.gz',
    'deskmetry import export.csv --map docs/examples/helpdesk.yaml --dry-run',
  ],
  async run(call) {
    const folder = await mkdtemp(join(tmpdir(), 'deskmetry-import-'))
    try {
      return await importAll(call, folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function importAll(call: Call, folder: string) {
  const { rest, terminal, options } = call
  if (rest.length === 0) {
    throw new DeskmetryError('OPTION_INVALID', {
      option: 'FILE',
      reason: 'no file was named',
      fix: 'Name one or more files, or - for standard input.',
    })
  }
  const map = textOf(options, 'map')
  const asked: ImportInput = {
    files: rest.map((file) => (file === '-' ? file : resolve(file))),
    ...(map === undefined ? {} : { map: resolve(map) }),
    ...(textOf(options, 'source') === undefined ? {} : { source: textOf(options, 'source') }),
    ...readFormat(textOf(options, 'format')),
  }
  if (flagOf(options, 'dry-run')) {
    const records = await preview(asked, terminal.stdin, folder)
    return { json: { preview: records }, text: describePreview(records) }
  }
  // A server that does it has no part in our standard input.
  const stdin_file =
    rest.includes('-') && findServer(call) !== null
      ? await setDownStdin(terminal.stdin, folder)
      : undefined
  const input = stdin_file === undefined ? asked : { ...asked, stdin_file }
  const result = await perform(call, importOperation, input, {
    onProgress: (progress) => {
      terminal.progress(describeProgress(progress))
    },
  })
  const exitCode = result.failures.length > 0 ? 1 : 0
  return { json: result, text: describeImport(result), exitCode }
}

function readFormat(text: string | undefined): Pick<ImportInput, 'format'> {
  if (text === undefined) return {}
  const format = importOperation.input.safeParse({ files: ['x'], format: text })
  if (format.success && format.data.format !== undefined) return { format: format.data.format }
  throw new DeskmetryError('OPTION_INVALID', {
    option: '--format',
    reason: `"${text}" is not a format`,
    fix: 'Write ndjson, csv or parquet.',
  })
}
