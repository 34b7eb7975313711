import { setTimeout as sleep } from 'node:timers/promises'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../domain/public.ts'
import { eventLines } from './event-lines.ts'
import { runSource } from './source-process.ts'
import { storedIds } from './stored-ids.ts'

export interface ImportFault {
  /** Rounds in which the process was killed before it had ended. */
  readonly killed: number
  readonly events: number
  readonly stored: number
  readonly distinct: number
}

/** Kills imports of one file at random moments, then lets one end, and counts what is stored. */
export async function killImports(
  folder: string,
  { rounds, events, random }: { rounds: number; events: number; random: Random },
): Promise<ImportFault> {
  const file = join(folder, 'events.ndjson')
  writeFileSync(file, eventLines('import', events).join('\n'))
  const start = (data: string) =>
    runSource('cli/main.ts', ['import', file, '--data', join(folder, data), '--json'])
  // How long it takes on this machine, so that kills fall in the middle of it.
  const startedAt = performance.now()
  await start('measured').exited
  const wholeMs = performance.now() - startedAt

  let killed = 0
  for (let round = 0; round < rounds; round += 1) {
    const run = start('data')
    const wait = (0.1 + 0.9 * random.next()) * wholeMs
    const isOver = await Promise.race([run.exited.then(() => true), sleep(wait).then(() => false)])
    if (isOver) continue
    await run.kill()
    killed += 1
  }
  const last = start('data')
  const code = await last.exited
  if (code !== 0) throw new Error(`the last import failed (${code}): ${last.stderr()}`)
  const ids = await storedIds(join(folder, 'data', 'warehouse'))
  return { killed, events, stored: ids.length, distinct: new Set(ids).size }
}
