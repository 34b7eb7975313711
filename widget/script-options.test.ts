import { expect, it } from 'vitest'
import { readOptions } from './script-options.ts'

it('needs no more than the address of the script', () => {
  expect(readOptions('https://desk.example.com/widget.js', {}, ['zh-CN'])).toEqual({
    base: 'https://desk.example.com',
    language: 'zh-CN',
    color: null,
    theme: 'auto',
    side: null,
  })
})

it('takes what the page says, and passes over what it cannot read', () => {
  const data = { lang: 'en', color: '#0a7058', theme: 'dark', position: 'left' }
  expect(readOptions('http://127.0.0.1:3000/widget.js?v=2', data, ['zh'])).toEqual({
    base: 'http://127.0.0.1:3000',
    language: 'en',
    color: '#0a7058',
    theme: 'dark',
    side: 'left',
  })
  const wrong = { lang: 'xx', color: 'red', theme: 'pink', position: 'top' }
  expect(readOptions('https://d.example.com/widget.js', wrong, [])).toMatchObject({
    language: 'en',
    color: null,
    theme: 'auto',
    side: null,
  })
})
