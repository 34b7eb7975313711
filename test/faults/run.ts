/**
 * `npm run test:faults -- [ingest|desk] [rounds] [seed]`: kill -9 at random moments of an import and of HTTP ingest
 * (30 rounds each), and a disk that fills up; cables pulled for five minutes and kill -9 in the midst of 500
 * conversations, on both databases. Nothing acknowledged may be lost, nothing doubled, and the data must open.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startCluster, stopCluster } from '../../store/testing/postgres-cluster.ts'
import type { DeskFault } from './desk-traffic.ts'
import { fillDisk } from './fill-disk.ts'
import { dropSockets, killDesk } from './kill-desk.ts'
import { killImports } from './kill-import.ts'
import { killIngest } from './kill-ingest.ts'
import { seededRandom } from './seeded-random.ts'

const args = process.argv.slice(2)
const part = args[0] === 'ingest' || args[0] === 'desk' ? args.shift() : undefined
const rounds = Number(args[0] ?? 30)
const seed = Number(args[1] ?? 1)
const folder = mkdtempSync(join(tmpdir(), 'deskmetry-faults-'))
const problems: string[] = []

function check(isRight: boolean, problem: string): void {
  if (!isRight) problems.push(problem)
}

async function ingestFaults(): Promise<void> {
  const random = seededRandom(seed)
  const imported = await killImports(folder, { rounds, events: 200_000, random })
  process.stdout.write(`import: ${JSON.stringify(imported)}\n`)
  check(imported.killed > 0, 'no import was killed: each had ended before')
  check(imported.stored === imported.events, 'an import lost or doubled events')
  check(imported.distinct === imported.events, 'an import lost or doubled events')

  const http = join(folder, 'http')
  const ingest = await killIngest(http, { rounds, random })
  process.stdout.write(`http ingest: ${JSON.stringify({ ...ingest, lost: ingest.lost.length })}\n`)
  check(ingest.acknowledged > 0, 'nothing was acknowledged: the rounds were too short')
  check(
    ingest.lost.length === 0,
    `acknowledged events were lost: ${ingest.lost.slice(0, 5).join()}`,
  )
  check(ingest.stored === ingest.distinct, 'events were doubled')

  const disk = await fillDisk(folder)
  process.stdout.write(
    disk === null
      ? 'full disk: not run, no right to mount\n'
      : `full disk: ${JSON.stringify(disk)}\n`,
  )
  check(disk === null || (disk.code !== 0 && / full/.test(disk.message)), 'a full disk is not told')
  check(disk === null || disk.stored === disk.distinct, 'a full disk left events doubled')
  check(disk === null || disk.leftovers.length === 0, 'a full disk left temporary files')
}

async function deskFaults(): Promise<void> {
  const random = seededRandom(seed)
  const run = { conversations: 500, agents: 20, random }
  const dropped = await dropSockets(join(folder, 'drop'), {
    ...run,
    conversations: 60,
    databaseUrl: null,
    secs: 300,
  })
  tell('15 % of cables pulled, 5 min', dropped)
  const kill = { ...run, rounds: Math.max(2, Math.ceil(rounds / 10)), roundMs: 15_000 }
  tell('killed, SQLite', await killDesk(join(folder, 'sqlite'), { ...kill, databaseUrl: null }))
  const bin = findPostgres()
  if (bin === null) {
    process.stdout.write('killed, PostgreSQL: not run, PostgreSQL is missing\n')
    return
  }
  const cluster = join(folder, 'pg')
  chmodSync(folder, 0o755)
  try {
    const databaseUrl = await startCluster(bin, cluster)
    tell('killed, PostgreSQL', await killDesk(join(folder, 'postgres'), { ...kill, databaseUrl }))
  } finally {
    await stopCluster(bin, cluster)
  }
}

function tell(what: string, fault: DeskFault): void {
  const { wrong, differing, ...counts } = fault
  process.stdout.write(`${what}: ${JSON.stringify(counts)}\n`)
  check(fault.acknowledged > 0, `${what}: nothing was acknowledged`)
  check(wrong.length === 0, `${what}: ${wrong.slice(0, 5).join()}`)
  check(differing.length === 0, `${what}: ${differing.slice(0, 5).join()}`)
}

try {
  if (part !== 'desk') await ingestFaults()
  if (part !== 'ingest') await deskFaults()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (problems.length > 0) {
  process.stdout.write(`\nFAILED: ${problems.join('; ')}\n`)
  process.exitCode = 1
} else process.stdout.write('\nnothing lost, nothing doubled\n')
