import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inkOn, soundColor } from './brand-color.ts'

it('writes on every brand colour so that it can be read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const color = `#${number.toString(16).padStart(6, '0')}`
      expect(contrastRatio(color, inkOn(color))).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

it.each([null, '', 'red', '#fff', '#3451d1;background:url(//x)', 'javascript:alert(1)'])(
  'takes %j for no colour',
  (text) => {
    expect(soundColor(text)).toBeNull()
  },
)

/** WCAG 2.2, "contrast ratio". */
function contrastRatio(one: string, other: string): number {
  const light = [one, other].map((color) => {
    const channels = (color.match(/\w\w/g) ?? []).map((hex) => Number.parseInt(hex, 16) / 255)
    const [r = 0, g = 0, b = 0] = channels.map((c) =>
      c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  })
  return (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05)
}
