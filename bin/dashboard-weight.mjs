import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * What people download until a page of the dashboard can be used: its code, its style and the texts of one language,
 * gzipped. Fonts come with what is shown and are left out.
 */
const ALWAYS = ['index.html']
const LANGUAGES = ['../charts/messages/en.ts', '../charts/messages/zh-cn.ts']
const PAGES = [
  { name: 'sign-in', most: 120_000, parts: ['sign-in/SignInPage.vue'] },
  {
    name: 'an interactive Overview',
    most: 350_000,
    parts: ['frame/AppFrame.vue', 'overview/OverviewPage.vue', 'tile/ChartCanvas.vue'],
  },
]

/**
 * @param {string} outDir of the build, with its `.vite/manifest.json`
 * @returns {{ name: string, bytes: number, most: number }[]} bytes in the language that weighs more
 */
export function dashboardWeights(outDir) {
  const manifest = JSON.parse(readFileSync(join(outDir, '.vite', 'manifest.json'), 'utf8'))
  const weights = new Map()
  const weightOf = (file) => {
    const known = weights.get(file)
    if (known !== undefined) return known
    const bytes = gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length
    weights.set(file, bytes)
    return bytes
  }
  return PAGES.map(({ name, most, parts }) => {
    const inLanguage = LANGUAGES.map((language) => {
      const files = filesOf(manifest, [...ALWAYS, ...parts, language])
      return files.reduce((sum, file) => sum + weightOf(file), 0)
    })
    return { name, bytes: Math.max(...inLanguage), most }
  })
}

/** Every script and style that the parts import, at whatever depth, each once. */
function filesOf(manifest, parts) {
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`the build has no part ${key}`)
    seen.add(key)
    for (const needed of chunk.imports ?? []) visit(needed)
  }
  for (const part of parts) visit(part)
  const files = [...seen].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])])
  return [...new Set(files)].filter((file) => /\.(js|css)$/.test(file))
}
