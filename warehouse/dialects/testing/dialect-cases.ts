import { type Grain, GRAINS, offsetAt, startOf } from '../../../domain/public.ts'
import type { Value } from '../../engine.ts'
import type { Dialect, Params } from '../dialect.ts'
import { zoneSpan } from '../zone-span.ts'

interface DialectCase {
  readonly name: string
  readonly sql: string
  readonly params: Params
  readonly answer: readonly Record<string, Value>[]
}

/** What every engine must answer, primitive by primitive. */
export function dialectCases(d: Dialect): readonly DialectCase[] {
  const numbers = d.rows({ x: [4, 1, null, 2, 10], g: [1, 1, 1, 1, 1] })
  const one = (
    name: string,
    expression: string,
    value: Value,
    params: Params = {},
  ): DialectCase => ({
    name,
    sql: `select ${expression} as v`,
    params,
    answer: [{ v: value }],
  })
  const over = (name: string, expression: string, value: Value): DialectCase => ({
    name,
    sql: `select ${expression} as v from ${numbers} as t`,
    params: {},
    answer: [{ v: value }],
  })
  return [
    over('quantile interpolates and leaves nulls out', d.quantile('x', 0.25), 1.75),
    over('nthSmallest counts from one', d.nthSmallest('x', '2'), 2),
    over('nthSmallest past the end is null', d.nthSmallest('x', '9'), null),
    over('lastBy leaves null out', d.lastBy('x', 'x'), 10),
    over('firstBy leaves null out', d.firstBy('x', 'x'), 1),
    over('distinctList is sorted and without null', d.distinctList('x'), [1, 2, 4, 10]),
    over('a quantile of nothing is null', d.quantile('nullif(x, x)', 0.5), null),
    over('a sum of nothing is null', 'sum(nullif(x, x))', null),
    over('count filter', 'count(*) filter (where x > 1)', 3),
    over('a ratio with nothing below is null', 'sum(x) / nullif(sum(0 * g), 0)', null),
    {
      name: 'prev and next of a window',
      sql: `select x, ${d.prev('x', { partition: ['g'], order: ['x'] })} as p, ${d.next('x', { partition: ['g'], order: ['x'] })} as n
        from ${numbers} as t where x is not null order by x`,
      params: {},
      answer: [
        { x: 1, p: null, n: 2 },
        { x: 2, p: 1, n: 4 },
        { x: 4, p: 2, n: 10 },
        { x: 10, p: 4, n: null },
      ],
    },
    one('roundTo goes half away from zero', d.roundTo('2.5', 0), 3),
    one('roundTo of a negative', d.roundTo('-2.5', 0), -3),
    one('roundTo to places', d.roundTo('1.005001', 2), 1.01),
    one('epochSecs keeps ms', d.epochSecs('1500', '4000'), 2.5),
    one('substr counts characters', d.substr("'客服中心abc'", 2, 3), '服中心'),
    one('charLength counts characters', d.charLength("'客服a'"), 3),
    one(
      'holds does not mind capitals',
      d.flag(d.holds("'Größe XL 退款'", d.param('p', 'text'))),
      true,
      {
        p: 'GRÖSSE'.replace('SS', 'ß'),
      },
    ),
    one(
      'holds takes signs as they are',
      d.flag(d.holds("'100 percent'", d.param('p', 'text'))),
      false,
      {
        p: '100%',
      },
    ),
    one('holds of null is null', d.flag(d.holds("nullif('a', 'a')", "'a'")), null),
    one('jsonText of text', d.jsonText(`'{"a":"x","b":5,"c":null}'`, 'a'), 'x'),
    one('jsonText of a number', d.jsonText(`'{"a":"x","b":5,"c":null}'`, 'b'), '5'),
    one('jsonText of null', d.jsonText(`'{"a":"x","b":5,"c":null}'`, 'c'), null),
    one('jsonText of a missing field', d.jsonText(`'{"a":"x"}'`, 'z'), null),
    one('intDiv', d.intDiv('7', '2'), 3),
    one('a text parameter', d.param('p', 'ref'), "o'k 客", { p: "o'k 客" }),
    one('a null parameter', d.param('p', 'ref'), null, { p: null }),
    one('an instant parameter', d.param('p', 'at'), 1774828800123, { p: 1774828800123 }),
    one('a flag parameter', d.param('p', 'flag'), true, { p: true }),
    one('a condition is a flag', d.flag('1 < 2'), true),
    one('a condition on null is null', d.flag('nullif(1, 1) < 2'), null),
    one('a number parameter', d.param('p', 'num'), 0.1, { p: 0.1 }),
    one('a list parameter holds', d.flag(d.has(d.param('p', 'refs'), "'b'")), true, {
      p: ['a', 'b'],
    }),
    one('an empty list parameter', d.flag(d.has(d.param('p', 'refs'), "'b'")), false, { p: [] }),
    one('a list of instants', d.flag(d.has(d.param('p', 'ats'), '2')), true, { p: [1, 2] }),
    one('text keeps quotes', d.text("it's"), "it's"),
    {
      name: 'series stops before its end',
      sql: `select k, ${d.unnest(d.series('a', 'b'))} as v from ${d.rows({ k: [1, 2, 3], a: [-1, 4, 5], b: [2, 4, 3] })} as t order by k, v`,
      params: {},
      answer: [
        { k: 1, v: -1 },
        { k: 1, v: 0 },
        { k: 1, v: 1 },
      ],
    },
    {
      name: 'unnest drops empty lists',
      sql: `select k, ${d.unnest('l')} as v from (select 1 as k, ${d.param('a', 'refs')} as l union all select 2 as k, ${d.param('b', 'refs')} as l) as t order by k, v`,
      params: { a: ['x', 'y'], b: [] },
      answer: [
        { k: 1, v: 'x' },
        { k: 1, v: 'y' },
      ],
    },
    ...['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York'].flatMap(
      (tz) => GRAINS.map((grain) => bucketCase(d, grain, tz)),
    ),
  ]
}

/** Every three hours over both clock changes of a year, against the calendar of `domain`. */
function bucketCase(d: Dialect, grain: Grain, tz: string): DialectCase {
  const from = Date.UTC(2026, 0, 1)
  const to = Date.UTC(2026, 11, 1)
  const zone = zoneSpan(tz, from, to)
  const instants: number[] = []
  for (let at = from; at < to; at += 3 * 3_600_000 + 1_234_567) instants.push(at)
  const at = d.toLong('instant')
  return {
    name: `${grain} buckets of ${tz}`,
    sql: `select instant, ${d.bucket(at, grain, zone)} as wall, ${d.weekday(at, zone)} as w, ${d.hourOfDay(at, zone)} as h
      from ${d.rows({ instant: instants })} as t order by instant`,
    params: {},
    answer: instants.map((instant) => {
      const start = startOf(grain, instant, tz)
      const wall = new Date(instant + offsetAt(instant, tz))
      return {
        instant,
        wall: start + offsetAt(start, tz),
        w: (wall.getUTCDay() + 6) % 7,
        h: wall.getUTCHours(),
      }
    }),
  }
}
