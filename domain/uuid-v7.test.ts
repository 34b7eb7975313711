import { expect, it } from 'vitest'
import { uuidV7 } from './uuid-v7.ts'

const zeros = new Uint8Array(10)
const ones = new Uint8Array(10).fill(0xff)

it('writes the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

it('sorts by its time, whatever its random bits', () => {
  expect(uuidV7(1_795_000_000_000, ones) < uuidV7(1_795_000_000_001, zeros)).toBe(true)
})

it('keeps version and variant whatever its random bits', () => {
  expect(uuidV7(0, zeros)).toBe('00000000-0000-7000-8000-000000000000')
  expect(uuidV7(0, ones)).toBe('00000000-0000-7fff-bfff-ffffffffffff')
})
