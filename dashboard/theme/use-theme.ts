import { useMediaQuery, useStorage } from '@vueuse/core'
import { computed, type ComputedRef, type Ref, watchEffect } from 'vue'
import {
  ACCENT_COLORS,
  type AccentName,
  type Theme,
  THEMES,
  withAccent,
} from '../../charts/public.ts'
import { usePrinting } from '../print/use-printing.ts'
import { applyTheme } from './apply-theme.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']

const choice = useStorage<ThemeChoice>('deskmetry.theme', 'system')
/** The installation's, remembered so that the next visit begins with it. */
const remembered = useStorage<string>('deskmetry.accent', 'blue')
const accent = computed<AccentName>({
  get: () => (isAccent(remembered.value) ? remembered.value : 'blue'),
  set: (chosen) => {
    remembered.value = chosen
  },
})
const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
const isPrinting = usePrinting()
const theme = computed<Theme>(() => {
  // Paper is white.
  if (isPrinting.value) return withAccent(THEMES.light, accent.value)
  const wanted = choice.value === 'system' ? (prefersDark.value ? 'dark' : 'light') : choice.value
  return withAccent(wanted === 'dark' ? THEMES.dark : THEMES.light, accent.value)
})

function isAccent(word: string): word is AccentName {
  return word in ACCENT_COLORS
}

/** The person's choice, kept in this browser, and the theme it comes to. One for the whole application. */
export function useTheme(): {
  readonly choice: Ref<ThemeChoice>
  readonly theme: ComputedRef<Theme>
  readonly accent: Ref<AccentName>
} {
  return { choice, theme, accent }
}

/** Keeps the document in the theme from now on. Called once, before the first component is mounted. */
export function followTheme(root: HTMLElement): void {
  watchEffect(() => {
    applyTheme(theme.value, root)
  })
}
