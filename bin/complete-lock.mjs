#!/usr/bin/env node
/**
 * Completes the lock files after `npm install`. A package with native code names one optional package
 * per platform, all in one exact version. Where the registry at hand does not have some of them, npm
 * leaves them out of the lock without a word, and then refuses that very lock in `npm ci`. Their
 * entries follow from their names; they carry no checksum, and only their own platform installs them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.mjs'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

for (const folder of ['.', 'test/clickhouse-server']) {
  const file = join(root, folder, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = complete(lock)
  if (added.length === 0) continue
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${file}: added ${added.length}\n${added.join('\n')}\n`)
}

function complete(lock) {
  const added = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`
      if (`${path}/${place}` in lock.packages || place in lock.packages) continue
      lock.packages[place] = { version: exact(name, version), ...platformOf(name, entry.dev) }
      added.push(name)
    }
  }
  const byPath = ([a], [b]) => a.localeCompare(b, 'en')
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath))
  return added
}

function exact(name, version) {
  if (/^\d+\.\d+\.\d+[-\w.]*$/.test(version)) return version
  throw new Error(`${name}: cannot tell which version "${version}" stands for`)
}

/** `@scope/engine-linux-arm64-musl` → its os, cpu and libc, as npm reads them. */
function platformOf(name, dev) {
  const words = name.split(/[-/]/)
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (os === undefined || cpu === undefined) throw new Error(`${name}: for which platform?`)
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'
  // In npm's own order, so that its next install does not shuffle them.
  return {
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  }
}
