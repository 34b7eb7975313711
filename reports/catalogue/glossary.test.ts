import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { glossary } from './glossary.ts'

it('docs/metrics.md says what the catalogue says', async () => {
  const page = fileURLToPath(new URL('../../docs/metrics.md', import.meta.url))
  await expect(glossary()).toMatchFileSnapshot(page)
})
