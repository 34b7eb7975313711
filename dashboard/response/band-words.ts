import { formatSpan, type Language, type MessageKey } from '../../charts/public.ts'
import type { DistributionBand } from '../../domain/contract/public.ts'

type Say = (key: MessageKey, fill?: Readonly<Record<string, string>>) => string

/** A band in words: `≤ 30 s`, `1 min – 5 min`, `> 1 d`. */
export function bandText(
  { above, at_most }: Pick<DistributionBand, 'above' | 'at_most'>,
  language: Language,
  t: Say,
): string {
  const say = (secs: number) => formatSpan(secs, language)
  if (at_most === null) return t('span.above', { secs: say(above ?? 0) })
  if (above === null) return t('span.at-most', { secs: say(at_most) })
  return t('span.between', { above: say(above), at_most: say(at_most) })
}

/** The bands that hold something and those between them, so that a picture has no empty ends. */
export function inhabited(bands: readonly DistributionBand[]): readonly DistributionBand[] {
  const first = bands.findIndex(({ count }) => count > 0)
  const last = bands.findLastIndex(({ count }) => count > 0)
  return first === -1 ? [] : bands.slice(first, last + 1)
}
