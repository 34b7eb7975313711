import { expect, it } from 'vitest'
import { languageFor } from './language-for.ts'

const NOTHING = { atDoor: null, own: null, inBrowser: null, account: null }

it.each([
  ['chosen at the door, it wins over what is kept', { atDoor: 'en', own: 'zh-CN' }, 'en'],
  [
    'kept with the person, over what another chose here',
    { own: 'zh-CN', inBrowser: 'en' },
    'zh-CN',
  ],
  ['chosen in this browser, over that of all', { inBrowser: 'en', account: 'zh-CN' }, 'en'],
  ['that of all, when nobody chose', { account: 'zh-CN' }, 'zh-CN'],
  ['nothing said: the page stays as it is', {}, null],
] as const)('%s', (_case, sources, language) => {
  expect(languageFor({ ...NOTHING, ...sources })).toBe(language)
})
