import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { DeskmetryError } from '../domain/public.ts'

/**
 * Everything that is set from outside, read once at start. No other file reads the environment. Flags of a
 * command win over the environment; an empty variable counts as not set.
 */
export interface Config {
  /** Loopback unless said otherwise: whoever opens the product to a network says so. */
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** PostgreSQL; null: SQLite in the data directory. */
  readonly databaseUrl: string | null
  /** ClickHouse; null: DuckDB in the data directory. */
  readonly clickhouseUrl: string | null
  /** Where files of conversations lie; several processes share one. Null: in the data directory. */
  readonly filesDir: string | null
  /** The address people use, without a slash at the end; null: that of the listener. */
  readonly publicUrl: string | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** The address of a visitor is taken from X-Forwarded-For: only behind a proxy that sets it. */
  readonly trustProxy: boolean
  /** From one network address. */
  readonly newVisitorsPerMinute: number
  /** How long the desk remembers what rules did, what routing decided and what webhooks were told. */
  readonly deskLogDays: number
  readonly warehouseMemoryMb: number
  readonly warehouseThreads: number
  /** Networks that are not public and may be sent to all the same, as webhooks within the house: `10.0.0.0/8`. */
  readonly outgoingAllow: readonly string[]
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type Environment = Readonly<Record<string, string | undefined>>

/** What a command line may set, under the names of the variables. */
export type ConfigFlags = Readonly<Partial<Record<keyof typeof VARIABLES, string | undefined>>>

const url = (...protocols: readonly string[]) =>
  z.string().refine((text) => protocols.includes(protocolOf(text)), {
    error: `it is not a URL that begins with ${protocols.join('// or ')}//`,
  })

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'it is not a number' })
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `it is not a whole number from ${least} to ${most}`,
    })

const networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().refine(ipaddr.isValidCIDR, { error: 'it is not a list of networks' })))

/** Each variable: how it is read, and the fix when it cannot be. */
const VARIABLES = {
  HOST: {
    schema: z.string().default('127.0.0.1'),
    fix: 'Write 127.0.0.1, or 0.0.0.0 for every network.',
  },
  PORT: { schema: wholeNumber(0, 65_535).default(3_000), fix: 'Write a free port, such as 3000.' },
  DATA_DIR: { schema: z.string().default('./data'), fix: 'Write the path of a directory.' },
  DATABASE_URL: {
    schema: url('postgres:', 'postgresql:').nullable().default(null),
    fix: 'Write postgres://user:password@host:5432/database, or leave it out for SQLite.',
  },
  CLICKHOUSE_URL: {
    schema: url('http:', 'https:').nullable().default(null),
    fix: 'Write http://user:password@host:8123/database, or leave it out for DuckDB.',
  },
  FILES_DIR: {
    schema: z.string().nullable().default(null),
    fix: 'Write the path of a directory that all processes share, or leave it out.',
  },
  PUBLIC_URL: {
    schema: url('http:', 'https:').nullable().default(null),
    fix: 'Write the address people open, such as https://desk.example.com.',
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS, { error: 'it is not a level' }).default('info'),
    fix: `Write one of ${LOG_LEVELS.join(', ')}.`,
  },
  TRUST_PROXY: {
    schema: z.enum(['true', 'false'], { error: 'it is neither true nor false' }).default('false'),
    fix: 'Write true behind a proxy that sets X-Forwarded-For, else false.',
  },
  NEW_VISITORS_PER_MINUTE: {
    schema: wholeNumber(1, 1_000_000).default(300),
    fix: 'Write how many new visitors one network address may bring in a minute, such as 300.',
  },
  DESK_LOG_DAYS: {
    schema: wholeNumber(1, 3_650).default(90),
    fix: 'Write for how many days the desk keeps its logs, such as 90.',
  },
  WAREHOUSE_MEMORY_MB: {
    schema: wholeNumber(256, 1_048_576).default(1_000),
    fix: 'Write how many megabytes DuckDB may take, such as 1000.',
  },
  WAREHOUSE_THREADS: {
    schema: wholeNumber(1, 1_024).default(2),
    fix: 'Write how many threads DuckDB may take, such as 2.',
  },
  OUTGOING_ALLOW: {
    schema: networks.default([]),
    fix: 'Write networks with commas between them, such as 10.0.0.0/8,192.168.7.9/32, or leave it out.',
  },
} as const

export const CONFIG_VARIABLES = Object.keys(VARIABLES)

/**
 * @throws CONFIG_INVALID that names the variable, never its value: it may hold a password
 */
export function readConfig(
  flags: ConfigFlags = {},
  environment: Environment = process.env,
): Config {
  const read = <Name extends keyof typeof VARIABLES>(name: Name) =>
    parse(name, flags[name] ?? environment[name])
  return Object.freeze({
    host: read('HOST'),
    port: read('PORT'),
    dataDir: read('DATA_DIR'),
    databaseUrl: read('DATABASE_URL'),
    clickhouseUrl: read('CLICKHOUSE_URL'),
    filesDir: read('FILES_DIR'),
    publicUrl: read('PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    logLevel: read('LOG_LEVEL'),
    trustProxy: read('TRUST_PROXY') === 'true',
    newVisitorsPerMinute: read('NEW_VISITORS_PER_MINUTE'),
    deskLogDays: read('DESK_LOG_DAYS'),
    warehouseMemoryMb: read('WAREHOUSE_MEMORY_MB'),
    warehouseThreads: read('WAREHOUSE_THREADS'),
    outgoingAllow: read('OUTGOING_ALLOW'),
  })
}

type ValueOf<Name extends keyof typeof VARIABLES> = z.infer<(typeof VARIABLES)[Name]['schema']>

function parse<Name extends keyof typeof VARIABLES>(
  name: Name,
  text: string | undefined,
): ValueOf<Name> {
  const { schema, fix } = VARIABLES[name]
  const parsed = schema.safeParse(text === '' ? undefined : text)
  if (parsed.success) return parsed.data as ValueOf<Name>
  const reason = parsed.error.issues[0]?.message ?? 'it cannot be read'
  throw new DeskmetryError('CONFIG_INVALID', { key: name, reason, fix })
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}
