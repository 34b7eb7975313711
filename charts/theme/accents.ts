import type { Theme, ThemeName } from './theme.ts'

/**
 * What an installation may choose as the colour of what can be pressed. None is near a colour that says good, worth a
 * look or bad, and each can be read wherever the accent stands, light and dark (`accents.test.ts`).
 */
export type AccentName = 'blue' | 'sky' | 'violet' | 'magenta' | 'slate'

type AccentColors = Pick<Theme['colors'], 'accent' | 'accent-soft' | 'on-accent'>

const WHITE = '#ffffff'
const NIGHT = '#0d1117'

export const ACCENT_COLORS: Readonly<
  Record<AccentName, Readonly<Record<ThemeName, AccentColors>>>
> = {
  blue: {
    light: { accent: '#3451d1', 'accent-soft': '#e9edff', 'on-accent': WHITE },
    dark: { accent: '#8ea2ff', 'accent-soft': '#1c2546', 'on-accent': NIGHT },
  },
  sky: {
    light: { accent: '#0b6499', 'accent-soft': '#e1f1fa', 'on-accent': WHITE },
    dark: { accent: '#6cc4f5', 'accent-soft': '#102a3c', 'on-accent': NIGHT },
  },
  violet: {
    light: { accent: '#6b3fc2', 'accent-soft': '#f0eafd', 'on-accent': WHITE },
    dark: { accent: '#b9a0ff', 'accent-soft': '#2a2048', 'on-accent': NIGHT },
  },
  magenta: {
    light: { accent: '#a02a80', 'accent-soft': '#fbe9f5', 'on-accent': WHITE },
    dark: { accent: '#f08ad0', 'accent-soft': '#3a1a31', 'on-accent': NIGHT },
  },
  slate: {
    light: { accent: '#44516b', 'accent-soft': '#e8ecf3', 'on-accent': WHITE },
    dark: { accent: '#a9b8d1', 'accent-soft': '#222c3c', 'on-accent': NIGHT },
  },
}

/** The theme with another accent; series of charts keep their colours. */
export function withAccent(theme: Theme, accent: AccentName): Theme {
  return { ...theme, colors: { ...theme.colors, ...ACCENT_COLORS[accent][theme.name] } }
}
