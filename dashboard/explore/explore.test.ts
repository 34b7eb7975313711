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
import { PARAMS, paramsOfMetrics } from './params.ts'

const whole: Exploration = {
  chart: 'pivot',
  metrics: ['csat_ratio', 'reply_p90_secs'],
  dimensions: ['agent', 'channel'],
  grain: 'week',
  credit: 'assignee',
  title: 'Who & how',
  filters: { agent: ['demo:7', null], tag: ['vip'], weekday: [0, 6] },
  params: { T: 30, S: 0, stay: 'all' },
}

const every = () => PARAMS

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
      parseExploration({
        metric: 'x',
        show: 'pie',
        grain: 'minute',
        credit: 'boss',
        'param.T': 'soon',
        'param.stay': 'none',
        'param.S': '9',
      }),
    ).toMatchObject({
      metrics: ['x'],
      chart: 'table',
      grain: null,
      credit: null,
      params: { S: 9 },
    })
  })
})

describe('the card of a question', () => {
  it('is a card, and asks the same when it is opened again', () => {
    const made = cardOf({ ...whole, metrics: ['csat_ratio'], grain: null }, every)
    expect(card.parse(made)).toEqual(made)
    expect(cardOf(explorationOf(made), every)).toEqual(made)
  })

  it('takes as much as its chart draws and says what it leaves out', () => {
    expect(cardOf({ ...whole, chart: 'heat' }, every)).toMatchObject({
      metrics: ['csat_ratio'],
      dimensions: [],
      grain: null,
    })
    expect(leftOut({ ...whole, chart: 'heat' })).toEqual(['reply_p90_secs', 'agent', 'channel'])
    expect(leftOut({ ...whole, chart: 'trend' })).toEqual(['reply_p90_secs', 'channel'])
    expect(leftOut({ ...whole, chart: 'table' })).toEqual([])
  })
})

describe('the parameters of metrics', () => {
  const catalogue = [
    { id: 'service_level_ratio', params: ['T', 'S'] },
    { id: 'queue_wait_p90_secs', params: ['stay'] },
    { id: 'csat_ratio', params: [] },
  ]

  it('are offered in one order, each once', () => {
    const metrics = ['queue_wait_p90_secs', 'service_level_ratio']
    expect(paramsOfMetrics(metrics, catalogue)).toEqual(['T', 'S', 'stay'])
    expect(paramsOfMetrics(['csat_ratio'], catalogue)).toEqual([])
  })

  it('stay chosen, but a card asks only with those of the metrics it draws', () => {
    const one: Exploration = {
      ...whole,
      metrics: ['service_level_ratio', 'queue_wait_p90_secs'],
    }
    const used = (metrics: readonly string[]) => paramsOfMetrics(metrics, catalogue)
    expect(cardOf(one, used).params).toEqual({ T: 30, S: 0 })
    expect(cardOf({ ...one, metrics: ['csat_ratio'] }, used)).not.toHaveProperty('params')
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
    const both = ['assignee', 'participant']
    const asked = { metrics: ['a', 'b'], dimensions: [], filters: {} }
    expect(creditChoices({ ...asked, dimensions: ['tag'] }, catalogue)).toEqual([])
    expect(creditChoices({ ...asked, dimensions: ['agent'] }, catalogue)).toEqual(both)
    expect(creditChoices({ ...asked, filters: { agent: ['demo:1'] } }, catalogue)).toEqual(both)
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
