import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DemoOptions } from '../../demo/public.ts'
import type { DataDir } from '../data-dir/data-dir.ts'

/**
 * Which invented contact centre a data directory holds. The generator is deterministic, so these few numbers are
 * the whole history, and a later start goes on where the last one stopped.
 */
const demoPlan = z.strictObject({
  seed: z.number().int(),
  /** Epoch ms. */
  from: z.number().int(),
  /** The volume is sized up to here, epoch ms; traffic goes on at the same rate after. */
  sized_until: z.number().int(),
  cases: z.number().int(),
})
export type DemoPlan = z.infer<typeof demoPlan>

const fileOf = (dataDir: DataDir) => join(dataDir.path, 'demo.json')

/** Null: there is no demo in this directory. */
export function readDemoPlan(dataDir: DataDir): DemoPlan | null {
  try {
    return demoPlan.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

export function writeDemoPlan(dataDir: DataDir, plan: DemoPlan): void {
  const aside = `${fileOf(dataDir)}.${process.pid}`
  writeFileSync(aside, JSON.stringify(plan), { mode: 0o600 })
  renameSync(aside, fileOf(dataDir))
}

/** The generator's options: a plan has a beginning and goes on for ever. */
export function optionsOf({ seed, from, cases, sized_until: sizedUntil }: DemoPlan): DemoOptions {
  return { seed, from, cases, sizedUntil, until: Number.POSITIVE_INFINITY, tz: 'Asia/Shanghai' }
}
