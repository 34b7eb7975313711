import { expect, it } from 'vitest'
import { sampleEntry } from '../testing/samples.ts'
import { hasGoneOn } from './rating-card.ts'

it('thanks for a rating until the conversation goes on', () => {
  const rated = sampleEntry(2, { kind: 'notice', notice: 'rated' })
  const closed = sampleEntry(3, { kind: 'notice', notice: 'closed' })
  expect(hasGoneOn([sampleEntry(1)])).toBe(false)
  expect(hasGoneOn([sampleEntry(1), rated, closed])).toBe(false)
  expect(hasGoneOn([rated, sampleEntry(3)])).toBe(true)
  expect(hasGoneOn([rated, sampleEntry(3, { kind: 'notice', notice: 'reopened' })])).toBe(true)
})
