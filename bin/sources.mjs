/**
 * What a build is made of. The stamp names the very state of the sources (path, size and time of
 * every file), so a fresh checkout, an edit, a deleted file and a new dependency all change it.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const dist = join(root, 'dist')
export const stampFile = join(dist, 'stamp')

/** Rooms whose code is in the product. A room that does not exist (yet) is skipped. */
const ROOMS = [
  'accounts',
  'bundle',
  'charts',
  'cli',
  'dashboard',
  'demo',
  'desk',
  'domain',
  'ingest',
  'qa-rules',
  'reports',
  'scheduler',
  'server',
  'store',
  'text-mining',
  'warehouse',
  'widget',
  'workforce',
]
const ROOT_FILES = ['package.json', 'package-lock.json', 'vite.config.ts', 'bin/build.mjs']
const NOT_PRODUCT = /\.test\.ts$|\.md$|[/\\](testing|fixtures)[/\\]/

/** Absolute paths of every file a build reads, sorted. */
export function sourceFiles() {
  return ROOMS.filter((room) => existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
    )
    .concat(ROOT_FILES.map((file) => join(root, file)))
    .filter((file) => !NOT_PRODUCT.test(file) && existsSync(file))
    .sort()
}

/** A digest of the sources as they lie on the disk now. */
export function sourceStamp() {
  const hash = createHash('sha256')
  for (const file of sourceFiles()) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Whether `dist` was built from the sources as they are. A package without sources is always fresh. */
export function isFresh() {
  if (!existsSync(stampFile)) return false
  const hasSources = existsSync(join(root, 'cli', 'main.ts'))
  return !hasSources || readFileSync(stampFile, 'utf8') === sourceStamp()
}
