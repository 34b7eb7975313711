import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { isSayable } from '../domain/public.ts'

/**
 * What a refusal of the HTTP API or of a socket says (`what`, `reason`, `fix`) is written in English where it is
 * thrown. Here those words are read from the code: each must have its Chinese ones in domain/refusal/zh-cn.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Rooms that answer people. The importer and the command line speak English. */
const FOLDERS = [
  'accounts',
  'desk',
  'domain/contract',
  'domain/event',
  'domain/time',
  'ingest/dead-letter',
  'ingest/http',
  'ingest/store',
  'reports/case-search',
  'reports/drill',
  'reports/query',
  'server/http',
  'server/numbers',
  'server/outgoing',
  'server/routes',
  'server/sockets',
]
const PARTS: ReadonlySet<string> = new Set(['what', 'reason', 'fix'])
/** Functions that make a refusal, or a problem, of words: those of their arguments that read like words. */
const MAKERS =
  /(^|\.)(refusal|refused?|problem|bad|badKey|badFormat|weak|unknown|noFile|wrongFile|valueOf|settingOf|regex|refine)$/
/** A reason of an event, for programs. */
const NO_WORDS: ReadonlySet<string> = new Set(['moved'])
/** Stands for what is filled in; a word the phrases know, since some parts are words themselves. */
const HOLE = 'text'

it('what refusals say has Chinese words', () => {
  const unsaid = FOLDERS.flatMap(sourcesIn).flatMap((file) =>
    wordsOf(file)
      .filter((words) => !isSayable(words) && !NO_WORDS.has(words))
      .map((words) => `${file}: ${words}`),
  )
  expect(unsaid).toEqual([])
})

it('finds the words where they are written', () => {
  expect(wordsOf('accounts/sign-in/password.ts')).toContain('it repeats a few characters')
  expect(wordsOf('accounts/people/users.ts')).toContain('User text')
  expect(wordsOf('server/http/judge-input.ts')).toContain(
    'text GET /api/v1/openapi.json shows the shape.',
  )
})

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /(?<!\.test|\.d)\.ts$/.test(name) && !name.includes('/testing/'))
}

function wordsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  if (!/\b(reason|fix|refine|regex)\b|DeskmetryError|RefusedInput/.test(text)) return []
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && PARTS.has(node.name.getText())) {
      found.push(...literalsOf(node.initializer))
    }
    if (ts.isVariableDeclaration(node) && PARTS.has(node.name.getText()) && node.initializer) {
      found.push(...literalsOf(node.initializer))
    }
    if (ts.isCallExpression(node) && MAKERS.test(node.expression.getText())) {
      found.push(...node.arguments.flatMap(literalsOf).filter((words) => words.includes(' ')))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return found.filter((words) => words.replaceAll(HOLE, '').trim() !== '')
}

/** The texts an expression may give; what is filled in is a {@link HOLE}. */
function literalsOf(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (ts.isTemplateExpression(node)) {
    return [
      node.head.text + node.templateSpans.map(({ literal }) => `${HOLE}${literal.text}`).join(''),
    ]
  }
  if (ts.isConditionalExpression(node)) {
    return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)]
  }
  if (ts.isBinaryExpression(node)) return [...literalsOf(node.left), ...literalsOf(node.right)]
  return ts.isParenthesizedExpression(node) ? literalsOf(node.expression) : []
}
