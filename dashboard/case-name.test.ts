import { describe, expect, it } from 'vitest'
import { shortId } from './case-name.ts'

describe('the short id of a case', () => {
  it.each([
    ['demo:c17029', 'c17029'],
    ['desk:01a1fa1c-a076-72c1-be46-680377e59410', '77e59410'],
    ['crm:a:b', 'a:b'],
    ['1042', '1042'],
  ])('of %s is %s', (id, short) => {
    expect(shortId(id)).toBe(short)
  })
})
