/** The folder of the bundled entries, as it stands in the URL of every bundled file. */
const BUNDLE = '/dist/server/'

/**
 * Whether code runs from TypeScript source (tests) or bundled (the product), and where the bundle
 * begins: an entry lies in `dist/server`, a shared chunk one folder deeper.
 *
 * @param from the caller's `import.meta.url`
 * @returns the URL of `dist/server/`, or `null` from source
 */
export function bundleRoot(from: string): URL | null {
  if (from.endsWith('.ts')) return null
  return new URL(from.slice(0, from.lastIndexOf(BUNDLE) + BUNDLE.length))
}
