/**
 * `npm run bench -- [name…] [--events N] [--cases N] [--short]`: runs the benches named, or lists them. Each prints
 * ratios against a floor measured in the same run, since the machine differs and is never idle. Exits 1 when a bar
 * is missed, except with --short: that only shows that the benches work.
 */
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, BenchLine } from './bench.ts'
import { httpIngest } from './http-ingest.ts'
import { importEvents } from './import.ts'
import { inbox } from './inbox.ts'
import { livePage } from './live-page.ts'
import { overview } from './overview.ts'
import { overviewPage } from './overview-page.ts'
import { routing } from './routing.ts'
import { search } from './search.ts'
import { sockets } from './sockets.ts'

const BENCHES: readonly Bench[] = [
  importEvents,
  overview,
  overviewPage,
  httpIngest,
  inbox,
  search,
  sockets,
  routing,
  livePage,
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    events: { type: 'string' },
    cases: { type: 'string' },
  },
})
const say = (text: string) => process.stderr.write(`${text}\n`)

async function run(): Promise<void> {
  const named = BENCHES.filter(({ name }) => positionals.includes(name))
  const chosen = values.short && positionals.length === 0 ? BENCHES : named
  if (chosen.length === 0 || named.length < positionals.length) {
    list()
    return
  }
  say(
    `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  )
  let missed = 0
  for (const bench of chosen) {
    const lines = await bench.run({
      isShort: values.short,
      ...(values.events === undefined ? {} : { events: wholeNumber(values.events) }),
      ...(values.cases === undefined ? {} : { cases: wholeNumber(values.cases) }),
      cacheDir: join(tmpdir(), 'deskmetry-bench'),
      say,
    })
    for (const line of lines) process.stdout.write(`${textOf(bench, line)}\n`)
    missed += lines.filter(({ isMissed }) => isMissed).length
  }
  if (missed > 0 && !values.short) process.exitCode = 1
}

function list(): void {
  say('npm run bench -- <name…> [--events N] [--cases N] [--short]')
  for (const { name, about } of BENCHES) say(`  ${name.padEnd(14)}${about}`)
  if (positionals.length > 0) process.exitCode = 2
}

function textOf({ name }: Bench, { what, ratio, most, detail, isMissed }: BenchLine): string {
  const times = ratio === null ? '' : `${ratio.toFixed(2)}×`
  const bar = most === null ? '' : `≤ ${most}×`
  return [
    name.padEnd(12),
    what.padEnd(28),
    times.padStart(7),
    bar.padStart(7),
    isMissed ? 'MISS' : '    ',
    detail,
  ]
    .join('  ')
    .trimEnd()
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`not a whole number: ${text}`)
  return value
}

await run()
