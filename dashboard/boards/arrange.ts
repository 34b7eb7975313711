import {
  BOARD_COLUMNS,
  type BoardCard,
  type BoardPlace,
  type Card,
  type CardChart,
} from '../../domain/contract/public.ts'

/** Rows a card takes at first, by its picture. A row is 84 px with its gap. */
const FIRST_SIZE: Readonly<Record<CardChart, { readonly w: number; readonly h: number }>> = {
  figures: { w: 12, h: 2 },
  trend: { w: 6, h: 4 },
  ranked: { w: 4, h: 5 },
  table: { w: 6, h: 6 },
  pivot: { w: 6, h: 6 },
  heat: { w: 4, h: 4 },
}
const MOST_ROWS = 40
const LEAST: Readonly<Pick<BoardPlace, 'w' | 'h'>> = { w: 2, h: 2 }

/** Cards in the order they are read: from the top, then from the left. */
export function inReadingOrder(cards: readonly BoardCard[]): readonly BoardCard[] {
  return cards.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x)
}

/** A new card: at the end of the last row where there is room, else below everything. */
export function withCard(cards: readonly BoardCard[], card: Card, id: string): BoardCard[] {
  const { w, h } = FIRST_SIZE[card.chart]
  const figures = card.chart === 'figures' ? Math.min(BOARD_COLUMNS, card.metrics.length * 3) : w
  const last = inReadingOrder(cards).at(-1)?.place
  const right = (last?.x ?? 0) + (last?.w ?? BOARD_COLUMNS)
  const beside = { x: right, y: last?.y ?? 0, w: figures, h }
  const fits = right + figures <= BOARD_COLUMNS && !cards.some((one) => overlap(one.place, beside))
  const below = Math.max(0, ...cards.map(({ place }) => place.y + place.h))
  return [...cards, { id, card, place: fits ? beside : { x: 0, y: below, w: figures, h } }]
}

/**
 * One card at another place or size; what it stands on moves down, then everything up as far as there is room. It
 * stays within the board.
 */
export function placed(
  cards: readonly BoardCard[],
  id: string,
  change: (place: BoardPlace) => BoardPlace,
): BoardCard[] {
  const moved = cards.map((one) =>
    one.id === id ? { ...one, place: withinBoard(change(one.place)) } : one,
  )
  return settled(moved, id)
}

/** The card above (or below) and this one change places in the order of reading: moving on a phone. */
export function swapped(cards: readonly BoardCard[], id: string, step: -1 | 1): BoardCard[] {
  const order = inReadingOrder(cards)
  const at = order.findIndex((one) => one.id === id)
  const [self, other] = [order[at], order[at + step]]
  if (self === undefined || other === undefined) return [...cards]
  const [first, second] = step === -1 ? [self, other] : [other, self]
  // The one that is to be first takes the place of the earlier, the other follows it.
  const top = Math.min(self.place.y, other.place.y)
  const beside = self.place.y === other.place.y
  const left = Math.min(self.place.x, other.place.x)
  const places = new Map<string, BoardPlace>([
    [first.id, { ...first.place, x: beside ? left : first.place.x, y: top }],
    [
      second.id,
      beside
        ? { ...second.place, x: left + first.place.w }
        : { ...second.place, y: top + first.place.h },
    ],
  ])
  const next = cards.map((one) => ({ ...one, place: places.get(one.id) ?? one.place }))
  return settled(next, first.id)
}

/** Without one card; the others move up. */
export function withoutCard(cards: readonly BoardCard[], id: string): BoardCard[] {
  return settled(
    cards.filter((one) => one.id !== id),
    null,
  )
}

export function samePlaces(a: readonly BoardCard[], b: readonly BoardCard[]): boolean {
  const at = new Map(b.map(({ id, place }) => [id, place]))
  return (
    a.length === b.length &&
    a.every(({ id, place }) => {
      const other = at.get(id)
      return (
        other?.x === place.x && other.y === place.y && other.w === place.w && other.h === place.h
      )
    })
  )
}

/** Card by card from the top, `first` before others where they meet: each as high as there is room. */
function settled(cards: readonly BoardCard[], first: string | null): BoardCard[] {
  const rank = ({ id, place }: BoardCard) => place.y * 2 + (id === first ? 0 : 1)
  const done: BoardCard[] = []
  for (const one of cards.toSorted((a, b) => rank(a) - rank(b) || a.place.x - b.place.x)) {
    const isFree = (y: number) => !done.some(({ place }) => overlap(place, { ...one.place, y }))
    let { y } = one.place
    while (!isFree(y)) y += 1
    while (y > 0 && isFree(y - 1)) y -= 1
    done.push({ ...one, place: { ...one.place, y } })
  }
  const byId = new Map(done.map((one) => [one.id, one]))
  return cards.map((one) => byId.get(one.id) ?? one)
}

function withinBoard({ x, y, w, h }: BoardPlace): BoardPlace {
  const wide = clamp(w, LEAST.w, BOARD_COLUMNS)
  return {
    x: clamp(x, 0, BOARD_COLUMNS - wide),
    y: Math.max(0, y),
    w: wide,
    h: clamp(h, LEAST.h, MOST_ROWS),
  }
}

function overlap(a: BoardPlace, b: BoardPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
