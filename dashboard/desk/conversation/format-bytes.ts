import type { Language } from '../../../charts/public.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const

/** The size of a file in the unit people know: `10 bytes`, `12 kB`, `3.4 MB`. Decimal, as file managers count. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1_000 ? 0 : bytes < 999_500 ? 1 : 2
  const words = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step)
  return words.replace(/(\d)(\p{Script=Han})/u, '$1 $2')
}
