import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayCount, isDay, localDay, localHour, weekStart } from './local-day.ts'
import { RANGE_PRESETS, rangeOfPreset } from './range-preset.ts'
import {
  besideView,
  COMPARE_PERIODS,
  DEFAULT_VIEW,
  daysOfView,
  parseView,
  SERVICE_CLOCKS,
  viewToQuery,
} from './view-state.ts'

describe('view in the URL', () => {
  it('is the default view when the address is plain', () => {
    expect(parseView({})).toEqual(DEFAULT_VIEW)
    expect(viewToQuery(DEFAULT_VIEW)).toEqual({})
  })

  it('leaves alone what else a page keeps in its address', () => {
    expect(besideView({ range: 'last-7', team: ['a'], chart: 'trend', metric: ['x'] })).toEqual({
      chart: 'trend',
      metric: ['x'],
    })
  })

  it('comes back from its own URL', () => {
    const ids = fc.array(fc.stringMatching(/^[a-z]+:[a-z0-9]+$/), { minLength: 1, maxLength: 3 })
    const range = fc.oneof(
      fc.constantFrom(...RANGE_PRESETS),
      fc.constant({ from: '2026-03-01', to: '2026-03-31' }),
    )
    const view = fc.record({
      range,
      compare: fc.constantFrom(...COMPARE_PERIODS),
      clock: fc.constantFrom(...SERVICE_CLOCKS),
      tz: fc.constantFrom(null, 'Asia/Kathmandu', 'America/New_York'),
      filters: fc.record({ team: ids, queue: ids, channel: ids }, { requiredKeys: [] }),
    })
    fc.assert(
      fc.property(view, (state) => {
        expect(parseView(viewToQuery(state))).toEqual(state)
      }),
    )
  })

  it.each([
    [{ from: '2026-03-31', to: '2026-03-01' }],
    [{ from: '2026-02-30', to: '2026-03-01' }],
    [{ range: 'last-8' }],
    [{ tz: 'Mars/Olympus' }],
    [{ compare: 'yesteryear' }],
    [{ team: [null, ''] }],
  ])('falls back to the default for %o', (query) => {
    expect(parseView(query)).toEqual(DEFAULT_VIEW)
  })
})

describe('presets', () => {
  // A Tuesday.
  const today = '2026-10-20'
  it.each([
    ['today', '2026-10-20', '2026-10-20'],
    ['yesterday', '2026-10-19', '2026-10-19'],
    ['last-7', '2026-10-14', '2026-10-20'],
    ['last-28', '2026-09-23', '2026-10-20'],
    ['last-90', '2026-07-23', '2026-10-20'],
    ['this-week', '2026-10-19', '2026-10-20'],
    ['last-week', '2026-10-12', '2026-10-18'],
    ['this-month', '2026-10-01', '2026-10-20'],
    ['last-month', '2026-09-01', '2026-09-30'],
  ] as const)('%s', (preset, from, to) => {
    expect(rangeOfPreset(preset, today)).toEqual({ from, to })
    expect(daysOfView({ ...DEFAULT_VIEW, range: preset }, today)).toEqual({ from, to })
  })
})

describe('local days', () => {
  it('depends on the zone at the same instant', () => {
    const at = Date.parse('2026-10-25T17:30:00Z')
    expect(localDay(at, 'UTC')).toBe('2026-10-25')
    expect(localDay(at, 'Asia/Shanghai')).toBe('2026-10-26')
    expect(localHour(at, 'Asia/Shanghai')).toBe('2026-10-26T01')
  })

  it('counts days over a clock change as days', () => {
    expect(dayCount('2026-03-28', '2026-03-30')).toBe(3)
  })

  it('knows weeks and months', () => {
    expect(weekStart('2026-10-25')).toBe('2026-10-19')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-01')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-01')
    expect([isDay('2026-02-29'), isDay('2028-02-29'), isDay('today')]).toEqual([false, true, false])
  })
})
