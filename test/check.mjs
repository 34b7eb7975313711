#!/usr/bin/env node
/**
 * `npm run check`: format, lint, types, boundaries, dead code. Runs all of them, two at a time,
 * prints what each one found, and fails when any of them failed. `npm run check -- lint types`
 * runs only those.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)

/** Longest first, so that the short ones fill the second lane. */
const CHECKS = {
  lint: ['eslint', 'eslint', ['.', '--max-warnings', '0']],
  types: ['vue-tsc', 'vue-tsc', ['--noEmit', '-p', '.']],
  boundaries: ['dependency-cruiser', 'depcruise', ['.', '--output-type', 'err']],
  'dead code': ['knip', 'knip', ['--no-progress', '--no-config-hints']],
  format: ['@biomejs/biome', 'biome', ['format', '.']],
}

const wanted = process.argv.slice(2)
const queue = Object.keys(CHECKS).filter((name) => wanted.length === 0 || wanted.includes(name))
const failed = []
await Promise.all([lane(), lane()])

if (failed.length > 0) {
  process.stdout.write(`\ncheck failed: ${failed.join(', ')}\n`)
  process.exitCode = 1
}

async function lane() {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const startedAt = performance.now()
    const { code, output } = await run(...CHECKS[name])
    const secs = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${secs} s)\n`)
    if (code !== 0) {
      failed.push(name)
      process.stdout.write(`${output.trimEnd()}\n\n`)
    }
  }
}

/** The tool's own script under this very Node: no shell, no `npx`, nothing looked up in PATH. */
function run(packageName, binName, args) {
  const manifestPath = join(root, 'node_modules', packageName, 'package.json')
  const { bin } = require(manifestPath)
  const script = join(dirname(manifestPath), typeof bin === 'string' ? bin : bin[binName])
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => resolve({ code, output }))
  })
}
