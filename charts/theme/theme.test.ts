import { describe, expect, it } from 'vitest'
import { contrastRatio } from './contrast.ts'
import { type ColorToken, THEMES, type ThemeName } from './theme.ts'

const TEXT_ON: readonly (readonly [ColorToken, readonly ColorToken[]])[] = [
  ['text', ['bg', 'surface', 'sunken', 'accent-soft', 'bad-soft']],
  ['text-2', ['bg', 'surface', 'sunken']],
  ['text-3', ['bg', 'surface', 'sunken']],
  ['accent', ['bg', 'surface', 'accent-soft']],
  ['on-accent', ['accent']],
  ['good', ['surface', 'good-soft']],
  ['warn', ['surface', 'warn-soft']],
  ['bad', ['bg', 'surface', 'bad-soft']],
]
const NAMES: readonly ThemeName[] = ['light', 'dark']

describe('theme', () => {
  it.each(NAMES)('%s: text reaches 4.5 : 1 on every surface it stands on', (name) => {
    const { colors } = THEMES[name]
    const tooFaint = TEXT_ON.flatMap(([text, surfaces]) =>
      surfaces
        .map((surface) => ({ text, surface, ratio: contrastRatio(colors[text], colors[surface]) }))
        .filter(({ ratio }) => ratio < 4.5),
    )
    expect(tooFaint).toEqual([])
  })

  it.each(NAMES)('%s: a series line reaches 2.5 : 1 on its surface', (name) => {
    const { colors } = THEMES[name]
    for (const series of ['s1', 's2', 's3', 's4', 's5', 's6', 's7'] as const) {
      expect(contrastRatio(colors[series], colors.surface)).toBeGreaterThan(2.5)
    }
  })

  it('measures black on white as 21', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21)
  })
})
