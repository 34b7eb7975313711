/** One build at a time: two commands started together must not write one `dist`. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './sources.mjs'

const lockFile = join(root, 'node_modules', '.cache', 'deskmetry-build.lock')

/** Runs `work` alone; waits for a build that another process is making. */
export async function withBuildLock(work) {
  mkdirSync(join(lockFile, '..'), { recursive: true })
  while (!takeLock()) {
    if (!isRunning(holder())) rmSync(lockFile, { force: true })
    else await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

/** The lock appears with its holder's id in it, at once: nobody may read an empty one. */
function takeLock() {
  const mine = `${lockFile}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, lockFile)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

function holder() {
  try {
    return Number(readFileSync(lockFile, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}

function isRunning(pid) {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
