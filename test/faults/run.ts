/**
 * `npm run test:faults [rounds]`: kill -9 at random moments of an import and of HTTP ingest (30 rounds each), and a
 * disk that fills up. Nothing acknowledged may be lost, nothing doubled, and the data directory must open.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDisk } from './fill-disk.ts'
import { killImports } from './kill-import.ts'
import { killIngest } from './kill-ingest.ts'
import { seededRandom } from './seeded-random.ts'

const rounds = Number(process.argv[2] ?? 30)
const seed = Number(process.argv[3] ?? 1)
const folder = mkdtempSync(join(tmpdir(), 'deskmetry-faults-'))
const problems: string[] = []

function check(isRight: boolean, problem: string): void {
  if (!isRight) problems.push(problem)
}

try {
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
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (problems.length > 0) {
  process.stdout.write(`\nFAILED: ${problems.join('; ')}\n`)
  process.exitCode = 1
} else process.stdout.write('\nnothing lost, nothing doubled\n')
