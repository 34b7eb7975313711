import { describe, expect, it } from 'vitest'
import type { DemoEvent } from './demo-event.ts'
import { demoEvents } from './demo-events.ts'
import { incidentsOf } from './incidents.ts'
import { DAY_MS } from './local-day.ts'

const FROM = Date.parse('2026-03-01T00:00:00+08:00')
const OPTIONS = {
  seed: 2,
  from: FROM,
  until: FROM + 90 * DAY_MS,
  cases: 20_000,
  tz: 'Asia/Shanghai',
} as const
const WORDS = {
  courier_strike: /停运|罢工|停工|停派|strik|walk/i,
  app_release: /闪退|崩|打不开|crash/i,
  payment_outage: /支付|付款|付不|结算|payment|checkout|charge/i,
}

describe('planted incidents', () => {
  const opened: DemoEvent[] = []
  const firstWords = new Map<string, string>()
  for (const event of demoEvents(OPTIONS)) {
    if (event.type === 'case.opened') opened.push(event)
    const { case_id = '', data } = event
    if (
      event.type === 'message.sent' &&
      data['author'] === 'customer' &&
      !firstWords.has(case_id)
    ) {
      firstWords.set(case_id, String(data['text']))
    }
  }
  const between = (category: string, from: number, until: number) =>
    opened.filter((event) => {
      const at = Date.parse(event.occurred_at)
      return event.data['category'] === category && at >= from && at < until
    })

  for (const { name, category, factor, from, until } of incidentsOf(OPTIONS)) {
    it(`${name}: ${category} cases multiply while it lasts, and only then`, () => {
      const usual = [-14, -7, 7, 14].map(
        (days) => between(category, from + days * DAY_MS, until + days * DAY_MS).length,
      )
      const mean = usual.reduce((sum, count) => sum + count, 0) / usual.length
      const count = between(category, from, until).length
      expect(count).toBeGreaterThan(mean * factor * 0.5)
      expect(count).toBeLessThan(mean * factor * 2)
    })

    it(`${name}: most who write about ${category} then speak of it, and hardly anybody before`, () => {
      const share = (events: readonly DemoEvent[]) =>
        events.filter((event) => WORDS[name].test(firstWords.get(event.case_id ?? '') ?? ''))
          .length / events.length
      const during = share(between(category, from, until))
      expect(during).toBeGreaterThan(0.6)
      expect(during).toBeGreaterThan(2.5 * share(between(category, from - 20 * DAY_MS, from)))
    })
  }

  it('come three to a history, in order, inside it; a short history has none', () => {
    const incidents = incidentsOf(OPTIONS)
    expect(incidents.map(({ name }) => name)).toEqual([
      'courier_strike',
      'app_release',
      'payment_outage',
    ])
    expect(incidents.every(({ from, until }) => from > OPTIONS.from && until < OPTIONS.until)).toBe(
      true,
    )
    expect(incidentsOf({ ...OPTIONS, until: FROM + 5 * DAY_MS })).toEqual([])
  })
})
