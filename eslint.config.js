import { defineConfig, globalIgnores } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'
import { houseRules } from './test/house-rules.js'

const TESTS = ['**/*.test.ts', '**/testing/**', 'test/**', 'bench/**']
/** Text that is data: sentences, messages, tables. Length is its nature. */
const CONTENT = ['demo/text/**', 'charts/messages/**', 'domain/time/holidays/**', '**/fixtures/**']
/** Where a `Clock` or a `Random` is made; everyone else is handed one. */
const COMPOSITION_ROOTS = [
  'server/**',
  'cli/**',
  'dashboard/main.ts',
  'dashboard/browser-clock.ts',
  'widget/main.ts',
]

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name is what a reader searches for.',
}
const noHiddenClock = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'Take a Clock (domain/clock.ts) as a parameter.',
}
const noHiddenTime = { object: 'Date', property: 'now', message: noHiddenClock.message }
const noHiddenRandom = {
  object: 'Math',
  property: 'random',
  message: 'Take a Random (domain/clock.ts) as a parameter.',
}
const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Only server/config.ts reads the environment; take the value as a parameter.',
}

export default defineConfig(
  globalIgnores(['**/node_modules', 'dist', 'dist.*', 'data', 'coverage']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  vue.configs['flat/recommended'],
  vue.configs['no-layout-rules'],
  {
    files: ['**/*.ts', '**/*.vue', '**/*.js', '**/*.mjs', '**/*.cjs'],
    plugins: { house: houseRules },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'house/file-name': 'error',
      'house/reasoned-suppression': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', noDefaultExport, noHiddenClock],
      'no-restricted-properties': ['error', noHiddenTime, noHiddenRandom, noEnvironment],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      'max-lines-per-function': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-v-html': 'error',
    },
  },
  {
    files: COMPOSITION_ROOTS,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-restricted-properties': ['error', noEnvironment],
    },
  },
  {
    files: ['server/config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-restricted-properties': 'off',
    },
  },
  { files: CONTENT, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' },
  },
  {
    // Plain JavaScript is what runs before anything is built; it has no types to check.
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
