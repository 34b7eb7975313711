import { expect, it } from 'vitest'
import { figureParts } from './figure-parts.ts'

it.each([
  ['18,204', '', ['18,204'], []],
  ['1:42', 'min', ['1:42'], ['min']],
  ['7 小时 08 分', '', ['7', '08'], ['小时', '分']],
  ['−3 d 4 h', '', ['−3', '4'], ['d', 'h']],
  ['–', '', ['–'], []],
])('tells digits from units in %s %s', (figure, unit, digits, units) => {
  const parts = figureParts({ figure, unit })
  expect(parts.filter(({ isUnit }) => !isUnit).map(({ text }) => text)).toEqual(digits)
  expect(parts.filter(({ isUnit }) => isUnit).map(({ text }) => text)).toEqual(units)
})
