import { useMediaQuery, useStorage } from '@vueuse/core'
import { computed, type ComputedRef, type Ref, watchEffect } from 'vue'
import { type Theme, THEMES } from '../../charts/public.ts'
import { usePrinting } from '../print/use-printing.ts'
import { applyTheme } from './apply-theme.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']

const choice = useStorage<ThemeChoice>('deskmetry.theme', 'system')
const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
const isPrinting = usePrinting()
const theme = computed<Theme>(() => {
  // Paper is white.
  if (isPrinting.value) return THEMES.light
  const wanted = choice.value === 'system' ? (prefersDark.value ? 'dark' : 'light') : choice.value
  return wanted === 'dark' ? THEMES.dark : THEMES.light
})

/** The person's choice, kept in this browser, and the theme it comes to. One for the whole application. */
export function useTheme(): {
  readonly choice: Ref<ThemeChoice>
  readonly theme: ComputedRef<Theme>
} {
  return { choice, theme }
}

/** Keeps the document in the theme from now on. Called once, before the first component is mounted. */
export function followTheme(root: HTMLElement): void {
  watchEffect(() => {
    applyTheme(theme.value, root)
  })
}
