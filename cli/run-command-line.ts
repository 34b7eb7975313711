import { parseArgs } from 'node:util'
import { DeskmetryError } from '../domain/public.ts'
import { readConfig } from '../server/public.ts'
import { type Command, type Option, type OptionValues, SHARED_OPTIONS, textOf } from './command.ts'
import { COMMANDS } from './commands.ts'
import { exitCodeOf, failureAnswer } from './failure.ts'
import { commandHelp, overviewHelp } from './help.ts'
import { nearestOf } from './nearest.ts'
import type { Terminal } from './terminal.ts'
import { VERSION } from './version.ts'

/**
 * Runs one command line.
 * @param words what stands after `deskmetry`
 * @returns the exit code: 0, 1 failed, 2 bad input
 */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [name = '--help', ...rest] = words
  // Known before anything can fail, so that a program gets its document whatever happens.
  const isJson = words.includes('--json')
  try {
    if (name === '--help' || name === 'help' || name === '-h') {
      terminal.print(overviewHelp(COMMANDS))
      return 0
    }
    if (name === '--version' || name === 'version' || name === '-v') {
      terminal.print(isJson ? JSON.stringify({ version: VERSION }) : VERSION)
      return 0
    }
    return await runCommand(findCommand(name), rest, terminal)
  } catch (error) {
    const failure = failureAnswer(error)
    terminal.note(failure.text)
    if (isJson) terminal.print(JSON.stringify(failure.json))
    return exitCodeOf(error)
  }
}

async function runCommand(
  command: Command,
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    terminal.print(commandHelp(command))
    return 0
  }
  const { options, rest } = readWords(command, words)
  const config = readConfig({
    DATA_DIR: textOf(options, 'data'),
    PORT: textOf(options, 'port'),
    HOST: textOf(options, 'host'),
  })
  const answer = await command.run({ options, rest, config, terminal })
  const isJson = options['json'] === true
  const text = isJson && answer.json !== null ? JSON.stringify(answer.json) : answer.text
  if (text !== '') terminal.print(text)
  return answer.exitCode ?? 0
}

function findCommand(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name)
  if (found === undefined) throw new DeskmetryError('COMMAND_UNKNOWN', { command: name })
  return found
}

function readWords(
  command: Command,
  words: readonly string[],
): { readonly options: OptionValues; readonly rest: readonly string[] } {
  const known: Readonly<Record<string, Option>> = { ...SHARED_OPTIONS, ...command.options }
  try {
    const { values, positionals } = parseArgs({
      args: withNegatives(words, known),
      options: Object.fromEntries(
        Object.entries(known).map(([name, { type, multiple = false }]) => [
          name,
          { type, multiple },
        ]),
      ),
      allowPositionals: command.takesArguments === true,
      strict: true,
    })
    return { options: values as OptionValues, rest: positionals }
  } catch (error) {
    throw toOptionError(error, command, Object.keys(known))
  }
}

/** `--limit -3` as `--limit=-3`: a number below 0 is a value that can be judged, not an option. */
function withNegatives(
  words: readonly string[],
  known: Readonly<Record<string, Option>>,
): string[] {
  const joined: string[] = []
  for (const word of words) {
    const before = joined.at(-1) ?? ''
    const takesValue = before.startsWith('--') && known[before.slice(2)]?.type === 'string'
    if (takesValue && /^-\d/.test(word)) joined.splice(-1, 1, `${before}=${word}`)
    else joined.push(word)
  }
  return joined
}

/** What parseArgs says, in our words. */
function toOptionError(error: unknown, command: Command, known: readonly string[]): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const option = /'([^']+)'/.exec(error.message)?.[1] ?? command.name
  const help = `Run deskmetry ${command.name} --help.`
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const near = nearestOf(option.replace(/^-+/, ''), known)
      const fix = near === null ? help : `Did you mean --${near}? ${help}`
      return new DeskmetryError('OPTION_INVALID', {
        option,
        reason: 'there is no such option',
        fix,
      })
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return new DeskmetryError('OPTION_INVALID', {
        option,
        reason: `${command.name} takes no arguments`,
        fix: help,
      })
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return new DeskmetryError('OPTION_INVALID', {
        option: option.split(' ')[0] ?? option,
        reason: error.message.includes('does not take')
          ? 'it takes no value'
          : 'its value is missing',
        fix: help,
      })
    default:
      return error
  }
}
