#!/usr/bin/env node
/**
 * The `deskmetry` command of a checkout: builds what is missing or out of date, then runs
 * `cli/main.ts` in this process. With a fresh build this adds a few milliseconds.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withBuildLock } from './build-lock.mjs'
import { dist, isFresh, root } from './sources.mjs'

const entry = join(dist, 'server', 'main.js')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Deskmetry needs Node 20.19 or newer; this is ${process.version}.`)
}
if (!isFresh()) await buildOnce()
process.setSourceMapsEnabled(true)
await import(pathToFileURL(entry).href)

/** Builds in a process of its own: the bundler's memory and settings end with it. */
async function buildOnce() {
  if (!hasBundler()) {
    if (!existsSync(entry)) fail('Deskmetry is not built and its packages are missing. Run: npm ci')
    return
  }
  const isBuilt = await withBuildLock(() => {
    if (isFresh()) return true
    const script = join(root, 'bin', 'build.mjs')
    return spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] }).status === 0
  })
  if (!isBuilt) fail('The build failed; its message stands above.')
}

function hasBundler() {
  try {
    createRequire(import.meta.url).resolve('vite')
    return true
  } catch {
    return false
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
