import { Linter } from 'eslint'
import { expect, it } from 'vitest'
import { houseRules } from './house-rules.js'

const rules = { 'house/file-name': 'error', 'house/reasoned-suppression': 'error' } as const

it.each([
  ['warehouse/first-reply.ts', ''],
  ['dashboard/tile/FigureTile.vue.ts', 'kebab-case'],
  ['warehouse/firstReply.ts', 'kebab-case'],
  ['warehouse/utils/percent.ts', 'says nothing'],
  ['warehouse/types.ts', 'says nothing'],
  ['warehouse/shared-facts.ts', ''],
  ['store/testing/postgres-run.test.ts', ''],
])('a file may be called %s? %s', (filename, complaint) => {
  expect(messages('export const x = 1', filename)).toContain(complaint)
})

it.each([
  ['// eslint-disable-next-line no-console', 'Say why'],
  ['// eslint-disable-next-line no-console -- the command prints its answer', ''],
  ['/* eslint-disable no-console */', 'Say why'],
])('a suppression says why: %s', (comment, complaint) => {
  expect(messages(`${comment}\nexport const x = 1`, 'cli/answer.ts')).toContain(complaint)
})

/** All complaints in one text, empty when there are none. */
function messages(code: string, filename: string): string {
  const config = { files: ['**/*.ts'], plugins: { house: houseRules }, rules }
  const found = new Linter().verify(code, config, { filename })
  return found
    .filter(({ ruleId }) => ruleId?.startsWith('house/'))
    .map(({ message }) => message)
    .join('\n')
}
