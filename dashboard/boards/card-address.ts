import type { BoardCard } from '../../domain/contract/public.ts'
import { explorationOf, explorationToQuery } from '../explore/exploration.ts'
import {
  DEFAULT_VIEW,
  FILTER_DIMENSIONS,
  parseView,
  type UrlQuery,
  viewToQuery,
} from '../filters/view-state.ts'

/**
 * Where a card opens in Explore, over the range that the board shows. Its own filters become the page's where the page
 * has them; where the board filters too, the card's stay.
 */
export function cardAddress({ id, card }: BoardCard, board: string, query: UrlQuery) {
  const isPageFilter = (name: string) => FILTER_DIMENSIONS.some((one) => one === name)
  const texts = (keys: readonly (string | number | null)[]) =>
    keys.filter((key): key is string => typeof key === 'string')
  const own = Object.entries(card.filters ?? {})
  const [ofPage, others] = [
    own.filter(([name, keys]) => isPageFilter(name) && texts(keys).length === keys.length),
    own.filter(([name, keys]) => !isPageFilter(name) || texts(keys).length !== keys.length),
  ]
  const view = parseView(query)
  return {
    name: 'explore',
    query: {
      ...viewToQuery({
        ...DEFAULT_VIEW,
        ...view,
        filters: Object.fromEntries(ofPage.map(([name, keys]) => [name, texts(keys)])),
      }),
      ...explorationToQuery({ ...explorationOf(card), filters: Object.fromEntries(others) }),
      board,
      card: id,
    },
  }
}
