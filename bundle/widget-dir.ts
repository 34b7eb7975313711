import { fileURLToPath } from 'node:url'
import { bundleRoot } from './bundle-root.ts'

/**
 * The folder of the built widget, an absolute path. From source it is where the last build put it, and may not
 * exist.
 *
 * @param from the caller's `import.meta.url`
 */
export function widgetDir(from: string): string {
  const root = bundleRoot(from) ?? new URL('../dist/server/', import.meta.url)
  return fileURLToPath(new URL('../widget', root))
}
