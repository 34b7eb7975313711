/**
 * The two rules of house style that no published ESLint plugin states: what a file may be called,
 * and that a suppression says why. Loaded by `eslint.config.js`.
 */
import { basename, relative, sep } from 'node:path'

const SAYS_NOTHING = /(^|\/)(utils?|helpers?|common|shared|misc|lib|types|constants)(\/|\.[jt]s$)/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.(ts|js|mjs|cjs)$/
const PASCAL = /^[A-Z][A-Za-z0-9]*\.vue$/

const fileName = {
  meta: {
    type: 'suggestion',
    schema: [],
    docs: { description: 'a file is named for its concept' },
  },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/')
    const name = basename(path).replace(/^\./, '')
    return {
      Program(node) {
        if (SAYS_NOTHING.test(path)) {
          context.report({ node, message: `"${path}" says nothing: name the concept it holds.` })
        }
        const pattern = name.endsWith('.vue') ? PASCAL : KEBAB
        if (!pattern.test(name)) {
          context.report({
            node,
            message: `"${name}": kebab-case for scripts, PascalCase for Vue components.`,
          })
        }
      },
    }
  },
}

const reasonedSuppression = {
  meta: { type: 'suggestion', schema: [], docs: { description: 'a suppression says why' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*eslint-disable/.test(comment.value) || / -- \S/.test(comment.value)) continue
          context.report({
            loc: comment.loc,
            message: 'Say why on the same line: // eslint-disable-next-line rule -- reason',
          })
        }
      },
    }
  },
}

export const houseRules = {
  rules: { 'file-name': fileName, 'reasoned-suppression': reasonedSuppression },
}
