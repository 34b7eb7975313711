import { expect, it } from 'vitest'
import { textOf } from './shown-language.ts'

it('fills in what is named, and leaves a name nobody gave to be seen', () => {
  expect(textOf('drill.count-more', { shown: 10, count: '1,200' })).toBe(
    'the first 10 of 1,200 cases',
  )
  expect(textOf('drill.count-more', { shown: 10 })).toBe('the first 10 of {count} cases')
})
