import { expect, it } from 'vitest'
import { ACCENTS } from '../../domain/contract/public.ts'
import { ACCENT_COLORS, withAccent } from './accents.ts'
import { contrastRatio } from './contrast.ts'
import { THEMES } from './theme.ts'

it('there is a colour for every accent that can be chosen', () => {
  expect(Object.keys(ACCENT_COLORS)).toEqual([...ACCENTS])
})

it.each(
  ACCENTS.flatMap((accent) => (['light', 'dark'] as const).map((name) => [accent, name] as const)),
)('%s, %s: is read at 4.5 : 1 wherever it stands, and what stands on it', (accent, name) => {
  const { colors } = withAccent(THEMES[name], accent)
  const pairs = [
    ...[colors.bg, colors.surface, colors['accent-soft']].map((on) => [colors.accent, on] as const),
    [colors['on-accent'], colors.accent] as const,
    [colors.text, colors['accent-soft']] as const,
  ]
  expect(pairs.filter(([text, on]) => contrastRatio(text, on) < 4.5)).toEqual([])
})

it('the product ships the first', () => {
  for (const name of ['light', 'dark'] as const) {
    expect(withAccent(THEMES[name], 'blue')).toEqual(THEMES[name])
  }
})
