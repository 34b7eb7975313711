import { describe, expect, it } from 'vitest'
import { card, type MetricEntry } from '../../domain/contract/public.ts'
import { creditChoices, lackedBy, lacking, metricGroups, needOf } from './combine.ts'
import {
  cardOf,
  type Exploration,
  explorationOf,
  explorationToQuery,
  FIRST_EXPLORATION,
  leftOut,
  parseExploration,
} from './exploration.ts'

const whole: Exploration = {
  chart: 'pivot',
  metrics: ['csat_ratio', 'reply_p90_secs'],
  dimensions: ['agent', 'channel'],
  grain: 'week',
  credit: 'assignee',
  title: 'Who & how',
  filters: { agent: ['demo:7', null], tag: ['vip'] },
}

describe('the question in the URL', () => {
  it('comes back from its own URL', () => {
    expect(parseExploration(explorationToQuery(whole))).toEqual(whole)
    expect(parseExploration(explorationToQuery(FIRST_EXPLORATION))).toEqual(FIRST_EXPLORATION)
  })

  it('opens with a question of its own', () => {
    expect(parseExploration({})).toEqual(FIRST_EXPLORATION)
  })

  it('forgives what it does not know', () => {
    expect(
      parseExploration({ metric: 'x', show: 'pie', grain: 'minute', credit: 'boss' }),
    ).toMatchObject({ metrics: ['x'], chart: 'table', grain: null, credit: null })
  })
})

describe('the card of a question', () => {
  it('is a card, and asks the same when it is opened again', () => {
    const made = cardOf({ ...whole, metrics: ['csat_ratio'], grain: null })
    expect(card.parse(made)).toEqual(made)
    expect(cardOf(explorationOf(made))).toEqual(made)
  })

  it('takes as much as its chart draws and says what it leaves out', () => {
    expect(cardOf({ ...whole, chart: 'heat' })).toMatchObject({
      metrics: ['csat_ratio'],
      dimensions: [],
      grain: null,
    })
    expect(leftOut({ ...whole, chart: 'heat' })).toEqual(['reply_p90_secs', 'agent', 'channel'])
    expect(leftOut({ ...whole, chart: 'trend' })).toEqual(['reply_p90_secs', 'channel'])
    expect(leftOut({ ...whole, chart: 'table' })).toEqual([])
  })
})

const entry = (id: string, dimensions: string[], options: string[], fact = 'cases') =>
  ({ id, dimensions, fact, credit: { default: null, options } }) as unknown as MetricEntry
const catalogue = [
  entry('a', ['agent', 'tag', 'hour_of_week'], ['author', 'assignee', 'participant']),
  entry('b_p50_biz_secs', ['agent'], []),
  entry('b', ['agent'], ['assignee', 'participant'], 'ratings'),
]

describe('what goes together', () => {
  it('names what a metric has not, and who has not a dimension', () => {
    expect(lackedBy(catalogue[2] ?? { dimensions: [] }, ['agent', 'tag'])).toEqual(['tag'])
    expect(lacking('tag', ['a', 'b'], catalogue)).toEqual(['b'])
  })

  it('offers a credit only where agents are told apart and there is a choice', () => {
    expect(creditChoices({ metrics: ['a'], dimensions: ['tag'] }, catalogue)).toEqual([])
    expect(creditChoices({ metrics: ['a', 'b'], dimensions: ['agent'] }, catalogue)).toEqual([
      'assignee',
      'participant',
    ])
  })

  it('knows what a chart needs', () => {
    expect(needOf('ranked', { metrics: ['a'], dimensions: [] }, catalogue)).toBe('dimension')
    expect(needOf('heat', { metrics: ['b'], dimensions: [] }, catalogue)).toBe('hours')
    expect(needOf('heat', { metrics: ['a'], dimensions: [] }, catalogue)).toBeNull()
  })

  it('groups metrics by what they count; the clock is not chosen here', () => {
    expect(metricGroups(catalogue).map(({ fact, entries }) => [fact, entries.length])).toEqual([
      ['cases', 1],
      ['ratings', 1],
    ])
  })
})
