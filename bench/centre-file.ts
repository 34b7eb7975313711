import { access, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchOptions } from './bench.ts'
import { writeCentreFacts } from './centre-facts.ts'

/** The warehouse file of a centre with that many cases, made once and kept. @returns its path; open a copy to write */
export async function centreFile({ cacheDir, say }: BenchOptions, cases: number): Promise<string> {
  const path = join(cacheDir, `centre-${cases}.duckdb`)
  await mkdir(cacheDir, { recursive: true })
  if (!(await exists(path))) {
    say(`making facts of ${cases} cases and ${cases * 10} messages`)
    await writeCentreFacts(`${path}.new`, cases)
    await rename(`${path}.new`, path)
  }
  return path
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
