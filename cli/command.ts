import type { Config } from '../server/public.ts'
import type { Terminal } from './terminal.ts'

/** An option as `node:util` parseArgs takes it, with what the help says. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** What stands for the value in the help, `DIR`. */
  readonly value?: string
  readonly help: string
}

export type OptionValues = Readonly<
  Record<string, string | boolean | readonly string[] | undefined>
>

/** One call of a command, read and ready. */
export interface Call {
  readonly options: OptionValues
  /** Arguments that are no options. */
  readonly rest: readonly string[]
  readonly config: Config
  readonly terminal: Terminal
}

/** What a command has to say: for people, and with --json for programs; null when it has said it already. */
export interface Answer {
  readonly json: unknown
  readonly text: string
  /** Default 0. */
  readonly exitCode?: number
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** After the name, `FILE… [options]`. */
  readonly usage: string
  readonly options: Readonly<Record<string, Option>>
  readonly takesArguments?: boolean
  /** Paragraphs below the options. */
  readonly notes?: readonly string[]
  readonly examples?: readonly string[]
  run(call: Call): Promise<Answer>
}

/** What every command understands. */
export const SHARED_OPTIONS = {
  data: {
    type: 'string',
    value: 'DIR',
    help: 'the data directory (default: DATA_DIR, else ./data)',
  },
  json: { type: 'boolean', help: 'one JSON document on stdout, nothing else' },
  help: { type: 'boolean', help: 'say how the command is used' },
} as const satisfies Readonly<Record<string, Option>>

export function textOf(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

export function flagOf(options: OptionValues, name: string): boolean {
  return options[name] === true
}

export function textsOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? (value as readonly string[]) : []
}
