import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskmetryError } from '../../../domain/public.ts'
import { openWarehouse } from '../../open-warehouse.ts'
import { warehouseLaws } from '../../testing/warehouse-laws.ts'

describe('a DuckDB warehouse', () => {
  warehouseLaws((dir) => openWarehouse({ duckdb: { dir, memoryLimitMb: 400, threads: 1 } }))
})

describe('a data directory', () => {
  it('is held by one process, and the next is told by whom', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'held-'))
    const script = `
      import { openWarehouse } from '${join(import.meta.dirname, '../../open-warehouse.ts')}'
      await openWarehouse({ duckdb: { dir: '${dir}', threads: 1, url: 'http://127.0.0.1:3000' } })
      console.log('open')
      setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    try {
      await once(holder.stdout, 'data')
      const refusal: unknown = await openWarehouse({ duckdb: { dir, threads: 1 } }).catch(
        (error: unknown) => error,
      )
      expect(refusal).toBeInstanceOf(DeskmetryError)
      expect(String(refusal)).toContain(
        `${dir} is held by process ${String(holder.pid)}. Stop that process, or use its API at http://127.0.0.1:3000.`,
      )
    } finally {
      holder.kill('SIGKILL')
      await once(holder, 'exit')
    }
    const warehouse = await openWarehouse({ duckdb: { dir, threads: 1 } })
    await warehouse.close()
    await rm(dir, { recursive: true })
  })
})
