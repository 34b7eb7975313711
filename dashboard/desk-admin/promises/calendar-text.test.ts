import { describe, expect, it } from 'vitest'
import {
  type CalendarText,
  extraMistake,
  holidaysMistake,
  hoursMistake,
  neverOpens,
  readCalendarText,
} from './calendar-text.ts'

describe('hours of a day', () => {
  it.each([
    [''],
    ['09:00-18:00'],
    ['13:00-18:00, 09:00-12:00'],
    ['00:00-24:00'],
    ['09:00-12:00，12:00-18:00'],
  ])('%j can be read', (text) => {
    expect(hoursMistake(text)).toBeNull()
  })

  it.each([
    ['all day', 'bad-hours', { text: 'all day' }],
    ['09:00-25:00', 'bad-time', { text: '25:00' }],
    ['09:60-18:00', 'bad-time', { text: '09:60' }],
    ['09:00-09:00', 'empty-span', { time: '09:00' }],
    ['22:00-06:00', 'overnight', { opens: '22:00', closes: '06:00' }],
    ['13:00-18:00, 09:00-14:00', 'overlap', { first: '09:00-14:00', second: '13:00-18:00' }],
  ])('%j cannot: %s', (text, key, fill) => {
    expect(hoursMistake(text)).toEqual({ key: `admin.calendar.${key}`, fill })
  })
})

it('days of the year are days of the calendar, each once', () => {
  expect(holidaysMistake('2026-10-01\n\n 2028-02-29 ')).toBeNull()
  expect(holidaysMistake('2026-10-01\n2026-02-30')?.fill).toEqual({ text: '2026-02-30' })
  expect(holidaysMistake('1 October')?.key).toBe('admin.calendar.bad-day')
  expect(extraMistake('2026-10-10 09:00-12:00, 13:00-18:00\n2026-10-11')).toBeNull()
  expect(extraMistake('2026-10-10 22:00-06:00')?.key).toBe('admin.calendar.overnight')
  expect(extraMistake('2026-10-10 09:00-12:00\n2026-10-10 13:00-18:00')?.key).toBe(
    'admin.calendar.day-twice',
  )
})

const NOTHING: CalendarText = {
  week: { mon: '', tue: '', wed: '', thu: '', fri: '', sat: '', sun: '' },
  holidays: '',
  extra: '',
}

it('is told when it never opens', () => {
  expect(neverOpens(NOTHING)).toBe(true)
  expect(neverOpens({ ...NOTHING, extra: '2026-10-10' })).toBe(true)
  expect(neverOpens({ ...NOTHING, extra: '2026-10-10 09:00-18:00' })).toBe(false)
  expect(neverOpens({ ...NOTHING, week: { ...NOTHING.week, sun: '10:00-12:00' } })).toBe(false)
})

it('becomes the fields of the calendar', () => {
  const written = {
    week: { ...NOTHING.week, mon: '9:00-18:00' },
    holidays: '2026-10-01\n',
    extra: '2026-10-10 09:00-12:00',
  }
  expect(readCalendarText(written)).toMatchObject({
    week: { mon: [['09:00', '18:00']], tue: [] },
    holidays: ['2026-10-01'],
    extra_days: { '2026-10-10': [['09:00', '12:00']] },
  })
})
