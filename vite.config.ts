import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** People download the texts of one language: tests and the server have all of them at once. */
function oneLanguageAtATime(): Plugin {
  const catalogue = fileURLToPath(
    new URL('charts/messages/catalogue-in-browser.ts', import.meta.url),
  )
  const isWithin = /\/charts\/(?:public\.ts|messages\/[\w-]+\.ts)$/
  return {
    name: 'one-language-at-a-time',
    enforce: 'pre',
    apply: () => process.env['VITEST'] === undefined,
    resolveId: (source, importer) =>
      source.endsWith('/catalogue.ts') && isWithin.test(importer ?? '') ? catalogue : null,
  }
}

/** The dashboard's build (`bin/build.mjs` builds the server) and the one test configuration. */
export default defineConfig({
  root: 'dashboard',
  plugins: [vue(), oneLanguageAtATime()],
  // What the dashboard does not use of Vue stays out of what people download.
  define: { __VUE_OPTIONS_API__: 'false' },
  // The chart library is one chunk of about 600 kB, loaded with the first page that draws.
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    chunkSizeWarningLimit: 800,
    // A contract of which nothing but a type or a plain function is used leaves its schemas out.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /\/domain\/contract\//, sideEffects: false }],
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api/v1': { target: 'http://127.0.0.1:3000', ws: true } },
  },
  test: {
    root: '.',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'data/**'],
    // Only makes a folder: PostgreSQL starts with the first test that asks for it.
    globalSetup: ['store/testing/store-run.ts'],
    // Processes, not threads: the engines are native code, and a crash must name its test file.
    pool: 'forks',
    maxWorkers: 2,
    // Generous for a machine that is doing something else as well; a law checked 1,000 times is slow there.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is polled for is waited for as long as an element is: one second is less than a slow reload.
    expect: { poll: { timeout: 15_000 } },
  },
})
