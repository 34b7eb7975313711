import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const SCRIPT = `
  import { untilAskedToStop } from '${join(import.meta.dirname, 'stop-signal.ts')}'
  setInterval(() => undefined, 1_000)
  const asked = untilAskedToStop()
  console.log('ready')
  await asked
  console.log('asked')`

it('hears the first signal, and ends at once with the second whatever other threads are doing', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SCRIPT])
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString().trim()).toBe('asked')
  child.kill('SIGTERM')
  expect(await ended).toEqual([null, 'SIGKILL'])
})
