import {
  dimensionName,
  formatSpan,
  type Language,
  type MessageKey,
  type ValueNames,
  valueName,
} from '../../charts/public.ts'
import type { Card } from '../../domain/contract/public.ts'

type Say = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/** More values than this are counted, not named. */
const MOST_NAMED = 4

/** What a card is narrowed to and measured by beyond the page around it, in words; none: nothing. */
export function cardTerms(
  { filters = {}, params = {} }: Pick<Card, 'filters' | 'params'>,
  {
    t,
    language,
    names,
  }: { readonly t: Say; readonly language: Language; readonly names: ValueNames },
): readonly string[] {
  const between = language === 'en' ? ', ' : '、'
  const span = (secs: number) => formatSpan(secs, language)
  const filtered = Object.entries(filters).map(([dimension, keys]) => {
    const named = keys
      .slice(0, MOST_NAMED)
      .map((key) => valueName(dimension, key, { language, names }))
      .join(between)
    const rest = keys.length - MOST_NAMED
    const more = language === 'en' ? rest : keys.length
    return t('terms.only', {
      dimension: dimensionName(dimension, language),
      values: rest > 0 ? t('filter.more', { first: named, count: more }) : named,
    })
  })
  return [
    ...filtered,
    ...(params.T === undefined ? [] : [t('terms.T', { secs: span(params.T) })]),
    ...(params.S === undefined ? [] : [t('terms.S', { secs: span(params.S) })]),
    ...(params.stay === 'all' ? [t('terms.stay')] : []),
  ]
}
