import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { killImports } from './kill-import.ts'
import { killIngest } from './kill-ingest.ts'
import { seededRandom } from './seeded-random.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'deskmetry-faults-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

it('loses and doubles nothing when imports are killed (three rounds; thirty in test:faults)', async () => {
  const random = seededRandom(1)
  const fault = await killImports(folder(), { rounds: 3, events: 20_000, random })
  expect(fault.killed).toBeGreaterThan(0)
  expect([fault.stored, fault.distinct]).toEqual([20_000, 20_000])
}, 180_000)

it('stores every acknowledged event once when HTTP ingest is killed', async () => {
  const fault = await killIngest(folder(), { rounds: 3, random: seededRandom(2) })
  expect(fault.acknowledged).toBeGreaterThan(0)
  expect(fault.lost).toEqual([])
  expect(fault.stored).toBe(fault.distinct)
}, 180_000)
