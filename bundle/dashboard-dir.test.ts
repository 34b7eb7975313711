import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { dashboardDir } from './dashboard-dir.ts'

it.each(['file:///srv/d/dist/server/main.js', 'file:///srv/d/dist/server/chunks/server-x.js'])(
  'lies beside the bundle, seen from %s',
  (from) => {
    expect(dashboardDir(from)).toBe('/srv/d/dist/dashboard')
  },
)

it('is the last build when code runs from source', () => {
  expect(dashboardDir(import.meta.url)).toBe(resolve('dist/dashboard'))
})
