import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BoardCard,
  boardCard,
  type BoardPlace,
  type Card,
} from '../../domain/contract/public.ts'
import { inReadingOrder, placed, samePlaces, swapped, withCard, withoutCard } from './arrange.ts'

const trend: Card = {
  title: null,
  chart: 'trend',
  metrics: ['cases_opened_count'],
  dimensions: [],
  grain: 'auto',
}
const at = (id: string, x: number, y: number, w = 6): BoardCard => ({
  id,
  card: trend,
  place: { x, y, w, h: 4 },
})
const placeOf = (cards: readonly BoardCard[], id: string) =>
  cards.find((one) => one.id === id)?.place
const touches = (a: BoardPlace, b: BoardPlace) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe('a new card', () => {
  it('stands beside the last where there is room, else below', () => {
    const one = withCard([], trend, 'a')
    const two = withCard(one, trend, 'b')
    const three = withCard(two, trend, 'c')
    expect(three.map(({ place }) => place)).toEqual([
      { x: 0, y: 0, w: 6, h: 4 },
      { x: 6, y: 0, w: 6, h: 4 },
      { x: 0, y: 4, w: 6, h: 4 },
    ])
  })
})

describe('moving', () => {
  it('pushes down what it stands on, and lets everything rise', () => {
    const cards = placed([at('a', 0, 0), at('b', 6, 0), at('c', 0, 4)], 'c', (place) => ({
      ...place,
      x: 6,
      y: 0,
    }))
    expect(placeOf(cards, 'c')).toMatchObject({ x: 6, y: 0 })
    expect(placeOf(cards, 'b')).toMatchObject({ x: 6, y: 4 })
  })

  it('stops at the edge', () => {
    const cards = placed([at('a', 6, 0)], 'a', (place) => ({ ...place, x: place.x + 3, w: 20 }))
    expect(placeOf(cards, 'a')).toEqual({ x: 0, y: 0, w: 12, h: 4 })
  })

  it('changes places with the card before or after, as one reads', () => {
    const cards = [at('a', 0, 0, 4), at('b', 4, 0, 8), at('c', 0, 4)]
    const order = (next: readonly BoardCard[]) => inReadingOrder(next).map(({ id }) => id)
    expect(order(swapped(cards, 'b', -1))).toEqual(['b', 'a', 'c'])
    expect(order(swapped(cards, 'a', 1))).toEqual(['b', 'a', 'c'])
    expect(samePlaces(swapped(cards, 'a', -1), cards)).toBe(true)
  })

  it('closes the gap of a card that is removed', () => {
    expect(placeOf(withoutCard([at('a', 0, 0), at('b', 0, 4)], 'a'), 'b')).toMatchObject({ y: 0 })
  })

  it('never lets cards lie on each other, and always gives what can be saved', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 11 }),
      y: fc.integer({ min: 0, max: 12 }),
      w: fc.integer({ min: 1, max: 12 }),
      h: fc.integer({ min: 1, max: 8 }),
    })
    const step = fc.record({
      card: fc.nat(4),
      dx: fc.integer({ min: -4, max: 4 }),
      dy: fc.integer({ min: -4, max: 4 }),
      dw: fc.integer({ min: -3, max: 3 }),
      dh: fc.integer({ min: -3, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 5, maxLength: 5 }),
        fc.array(step),
        (places, steps) => {
          const start = places.map((one, index) => ({ id: String(index), card: trend, place: one }))
          const end = steps.reduce<BoardCard[]>(
            (cards, { card, dx, dy, dw, dh }) =>
              placed(cards, String(card), ({ x, y, w, h }) => ({
                x: x + dx,
                y: y + dy,
                w: w + dw,
                h: h + dh,
              })),
            placed(start, '0', (one) => one),
          )
          for (const one of end) {
            expect(boardCard.safeParse(one).success).toBe(true)
            const others = end.filter(({ id }) => id !== one.id)
            expect(others.some((other) => touches(other.place, one.place))).toBe(false)
          }
        },
      ),
    )
  })
})
