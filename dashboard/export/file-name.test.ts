import { expect, it } from 'vitest'
import { fileName } from './file-name.ts'

const WEEK = { from: '2026-10-01', to: '2026-10-07' }

it.each([
  ['Cases and first reply P90', WEEK, 'Cases-and-first-reply-P90_2026-10-01_2026-10-07.csv'],
  ['首响 P90 / 团队', WEEK, '首响-P90-团队_2026-10-01_2026-10-07.csv'],
  ['Today', { from: '2026-10-01', to: '2026-10-01' }, 'Today_2026-10-01.csv'],
  ['../..', WEEK, 'deskmetry_2026-10-01_2026-10-07.csv'],
])('%s', (title, range, name) => {
  expect(fileName(title, range, 'csv')).toBe(name)
})
