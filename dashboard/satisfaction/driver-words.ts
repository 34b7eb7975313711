import {
  isMessageKey,
  type Language,
  type MessageKey,
  NO_VALUE,
  valueName,
} from '../../charts/public.ts'
import { type DriverFactor, type DriverPoints, OTHER_LEVEL } from '../../domain/contract/public.ts'

type Say = (key: MessageKey) => string

/** A level of a driver as people read it. */
export function levelName(
  factor: DriverFactor,
  key: string | null,
  { t, language }: { readonly t: Say; readonly language: Language },
): string {
  if (factor === 'category') {
    return key === OTHER_LEVEL ? t('drivers.other') : valueName('category', key, { language })
  }
  const named = `drivers.level.${factor}.${key ?? 'none'}`
  return isMessageKey(named) ? t(named) : (key ?? NO_VALUE)
}

/** Percentage points with one decimal, a true minus, and no minus before nothing: `−2.4`. */
export function pointsText(value: number | null): string {
  if (value === null) return NO_VALUE
  const text = Math.abs(value).toFixed(1)
  return value < 0 && text !== '0.0' ? `−${text}` : text
}

/** `1.2 – 4.0`; empty without an interval. */
export function intervalText({ lo, hi }: DriverPoints): string {
  return lo === null || hi === null ? '' : `${pointsText(lo)} – ${pointsText(hi)}`
}

/** Whether 0 lies in the interval: it may be chance. */
export function mayBeChance({ lo, hi }: DriverPoints): boolean {
  return lo !== null && hi !== null && lo <= 0 && hi >= 0
}
