#!/usr/bin/env node
/**
 * Builds the product: the server into `dist/server` (one file per entry, `node_modules` stay
 * outside, source maps beside them), the dashboard into `dist/dashboard` and the widget's one script
 * into `dist/widget`. It is built aside and
 * moved into place, so that a build that fails leaves the last good one standing.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { dashboardWeights } from './dashboard-weight.mjs'
import { dist, root, sourceFiles, sourceStamp } from './sources.mjs'

const stamp = sourceStamp()
const aside = `${dist}.${process.pid}`
try {
  log('building the server …')
  await build(serverConfig(join(aside, 'server')))
  if (existsSync(join(root, 'dashboard', 'index.html'))) {
    log('building the dashboard …')
    await build(dashboardConfig(join(aside, 'dashboard')))
    refuseHeavyDashboard(join(aside, 'dashboard'))
  }
  if (existsSync(join(root, 'widget', 'main.ts'))) {
    log('building the widget …')
    await build(widgetConfig(join(aside, 'widget')))
    refuseHeavyWidget(join(aside, 'widget', 'widget.js'))
  }
  writeFileSync(join(aside, 'stamp'), stamp)
  rmSync(dist, { recursive: true, force: true })
  renameSync(aside, dist)
} finally {
  rmSync(aside, { recursive: true, force: true })
}

/** Progress goes to stderr: stdout belongs to the command that needed the build. */
function log(line) {
  process.stderr.write(`deskmetry: ${line}\n`)
}

function serverConfig(outDir) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: serverEntries(),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  }
}

function dashboardConfig(outDir) {
  mkdirSync(outDir, { recursive: true })
  return {
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    mode: 'production',
    build: { outDir, emptyOutDir: true, manifest: true },
  }
}

/** One script without a module system, for pages we know nothing about. */
function widgetConfig(outDir) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      target: ['chrome111', 'safari16.4', 'firefox113'],
      outDir,
      emptyOutDir: true,
      lib: {
        entry: join(root, 'widget', 'main.ts'),
        formats: ['iife'],
        name: 'DeskmetryWidget',
        fileName: () => 'widget.js',
      },
    },
  }
}

/** People open it on slow lines in the morning: both figures are told, and the build stands by them. */
function refuseHeavyDashboard(outDir) {
  const weights = dashboardWeights(outDir)
  for (const { name, bytes, most } of weights) {
    log(`${name} is ${kilobytes(bytes)} of at most ${kilobytes(most)}, gzipped`)
  }
  const heavy = weights.filter(({ bytes, most }) => bytes > most)
  if (heavy.length > 0) {
    const names = heavy.map(({ name }) => name).join(' and ')
    throw new Error(`${names} became too heavy: load what is not needed at once with import()`)
  }
  // Only the build reads it.
  rmSync(join(outDir, '.vite'), { recursive: true })
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

/** Every visitor of a customer's site downloads it. */
function refuseHeavyWidget(file) {
  const most = 25_000
  const bytes = gzipSync(readFileSync(file), { level: 9 }).length
  if (bytes > most) throw new Error(`the widget has ${bytes} bytes gzipped, more than ${most}`)
}

/** The command, and one entry for every worker thread (`bundle/worker-entry.ts` looks for them). */
function serverEntries() {
  const entries = { main: join(root, 'cli', 'main.ts') }
  for (const file of sourceFiles()) {
    if (!file.endsWith('-worker.ts')) continue
    const name = basename(file, '.ts')
    if (entries[name]) throw new Error(`two workers are named ${name}: ${entries[name]}, ${file}`)
    entries[name] = file
  }
  return entries
}
