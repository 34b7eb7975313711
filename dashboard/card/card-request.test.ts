import { describe, expect, it } from 'vitest'
import type { Card } from '../../domain/contract/public.ts'
import { cardRequest, type CardSurroundings } from './card-request.ts'

const around: CardSurroundings = {
  frame: { from: '2026-03-01', to: '2026-03-28', tz: 'UTC', filters: { team: ['a', 'b'] } },
  compare: 'previous_period',
  clock: 'wall',
  metricIds: new Set(['reply_p90_secs', 'reply_p90_biz_secs', 'queue_wait_p90_secs']),
}
const card: Card = {
  title: null,
  chart: 'trend',
  metrics: ['reply_p90_secs', 'queue_wait_p90_secs'],
  dimensions: [],
  grain: 'auto',
}

describe('the question of a card', () => {
  it('stands in the view of its page', () => {
    expect(cardRequest(card, around)).toEqual({
      ...around.frame,
      metrics: card.metrics,
      grain: 'day',
      compare: 'previous_period',
    })
  })

  it('keeps to what both the page and the card allow', () => {
    const own = (filters: Card['filters']) => cardRequest({ ...card, filters }, around)?.filters
    expect(own({ channel: ['chat'] })).toEqual({ team: ['a', 'b'], channel: ['chat'] })
    expect(own({ team: ['b', 'c'] })).toEqual({ team: ['b'] })
    expect(cardRequest({ ...card, filters: { team: ['c'] } }, around)).toBeNull()
  })

  it('asks for business time where the metric has it', () => {
    const request = cardRequest(card, { ...around, clock: 'business' })
    expect(request?.metrics).toEqual(['reply_p90_biz_secs', 'queue_wait_p90_secs'])
  })

  it('takes the buckets chosen by hand only where the range allows them', () => {
    expect(cardRequest(card, around, 'week')?.grain).toBe('week')
    expect(cardRequest(card, around, 'hour')?.grain).toBe('day')
    expect(cardRequest({ ...card, grain: 'month' }, around, 'week')?.grain).toBe('month')
    expect(cardRequest({ ...card, chart: 'table', grain: null }, around)?.grain).toBeUndefined()
  })

  it('asks a heat map by hour of the week, without compare period', () => {
    const request = cardRequest({ ...card, chart: 'heat', grain: null }, around)
    expect(request).toMatchObject({ dimensions: ['hour_of_week'] })
    expect(request).not.toHaveProperty('compare')
  })

  it('shows the greatest rows when it is limited', () => {
    const request = cardRequest(
      { ...card, chart: 'table', grain: null, dimensions: ['team'], limit: 5 },
      around,
    )
    expect(request).toMatchObject({
      limit: 5,
      sort: { by: 'reply_p90_secs', direction: 'desc' },
    })
  })
})
