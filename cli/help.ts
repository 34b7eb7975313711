import { type Command, type Option, SHARED_OPTIONS } from './command.ts'

const WIDTH = 26

export function overviewHelp(commands: readonly Command[]): string {
  return [
    'deskmetry: analytics, quality and workforce for customer service',
    '',
    'Usage: deskmetry COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`),
    '',
    'deskmetry COMMAND --help says more about one; deskmetry --version says which this is.',
    'Every command takes --data DIR and --json, and exits with 0, 1 (failed) or 2 (bad input).',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  const { name, summary, usage, options, notes = [], examples = [] } = command
  return [
    `deskmetry ${name}: ${summary}`,
    '',
    `Usage: deskmetry ${name} ${usage}`.trimEnd(),
    '',
    ...Object.entries({ ...options, ...SHARED_OPTIONS }).map(([option, spec]) =>
      optionLine(option, spec),
    ),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(examples.length === 0 ? [] : ['', 'Examples:', ...examples.map((line) => `  ${line}`)]),
  ].join('\n')
}

function optionLine(name: string, { value, help }: Option): string {
  const left = `  --${name}${value === undefined ? '' : ` ${value}`}`
  return left.length < WIDTH
    ? `${left.padEnd(WIDTH)}${help}`
    : `${left}\n${' '.repeat(WIDTH)}${help}`
}
