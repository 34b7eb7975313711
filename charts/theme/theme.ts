/**
 * The colours of the product, once: charts (page, mail, PDF) read them here and the dashboard copies
 * them into CSS custom properties of the same names. Colour is spent on series, on the state
 * good / warning / bad, on what can be pressed, and on nothing else.
 *
 * Text tokens keep at least 4.5 : 1 on every surface they are used on (`theme.test.ts`).
 */
export type ThemeName = 'light' | 'dark'

export type ColorToken =
  | 'bg'
  | 'surface'
  | 'sunken'
  | 'line'
  | 'line-strong'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'accent'
  | 'accent-soft'
  | 'on-accent'
  | 'good'
  | 'good-soft'
  | 'warn'
  | 'warn-soft'
  | 'bad'
  | 'bad-soft'
  | 's1'
  | 's2'
  | 's3'
  | 's4'
  | 's5'
  | 's6'
  | 's7'
  | 'shade'

export interface Theme {
  readonly name: ThemeName
  readonly colors: Readonly<Record<ColorToken, string>>
  /** Least to most, for heat cells. The least is visible on the surface, so that 0 differs from no data. */
  readonly heat: readonly [string, string, string]
}

/** Inter ships with the product; Chinese falls to the system's own face. */
export const FONT_FAMILY =
  "'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', system-ui, sans-serif"

const light: Theme = {
  name: 'light',
  colors: {
    bg: '#f5f6f8',
    surface: '#ffffff',
    sunken: '#eef0f4',
    line: '#e3e6ec',
    'line-strong': '#cdd2dc',
    text: '#141a24',
    'text-2': '#465063',
    'text-3': '#5f697b',
    accent: '#3451d1',
    'accent-soft': '#e9edff',
    'on-accent': '#ffffff',
    good: '#0a7058',
    'good-soft': '#e2f4ef',
    warn: '#9a4d05',
    'warn-soft': '#fdf0df',
    bad: '#b82c3b',
    'bad-soft': '#fce9ea',
    s1: '#3451d1',
    s2: '#e07b00',
    s3: '#0e9384',
    s4: '#b3358f',
    s5: '#2e9bd6',
    s6: '#8a8d0f',
    s7: '#6b7280',
    shade: 'rgb(16 24 40 / 20%)',
  },
  heat: ['#eff2fb', '#a9b8f4', '#3451d1'],
}

const dark: Theme = {
  name: 'dark',
  colors: {
    bg: '#0d1117',
    surface: '#151b24',
    sunken: '#10161e',
    line: '#242c38',
    'line-strong': '#384253',
    text: '#e8edf4',
    'text-2': '#b0bac8',
    'text-3': '#8f9bad',
    accent: '#8ea2ff',
    'accent-soft': '#1c2546',
    'on-accent': '#0d1117',
    good: '#3ccfae',
    'good-soft': '#10302a',
    warn: '#f0b060',
    'warn-soft': '#38270f',
    bad: '#ff8088',
    'bad-soft': '#3c171c',
    s1: '#8ea2ff',
    s2: '#ffad4d',
    s3: '#3ccfae',
    s4: '#f08ad0',
    s5: '#6cc4f5',
    s6: '#cdd04d',
    s7: '#98a2b3',
    shade: 'rgb(0 0 0 / 48%)',
  },
  heat: ['#1b2230', '#2f4590', '#9aacff'],
}

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light, dark }
