import { expect, test } from 'vitest'
import { parseLocal, timeParser } from './parse-local.ts'

const SHANGHAI = 'Asia/Shanghai'
const NEW_YORK = 'America/New_York'

test.each([
  ['2012-04-03 16:55:38', 'yyyy-MM-dd HH:mm:ss', 'UTC', '2012-04-03T16:55:38.000Z'],
  ['2026/3/1 9:05', 'yyyy/M/d H:mm', SHANGHAI, '2026-03-01T01:05:00.000Z'],
  ['01.03.2026', 'dd.MM.yyyy', SHANGHAI, '2026-02-28T16:00:00.000Z'],
  ['20260301090507.25', 'yyyyMMddHHmmss.SSS', 'UTC', '2026-03-01T09:05:07.250Z'],
  ['2026年03月01日(09:05)', 'yyyy年MM月dd日(HH:mm)', SHANGHAI, '2026-03-01T01:05:00.000Z'],
  ['2026-03-08 02:30:00', 'yyyy-MM-dd HH:mm:ss', NEW_YORK, '2026-03-08T07:00:00.000Z'],
  ['2026-11-01 01:30:00', 'yyyy-MM-dd HH:mm:ss', NEW_YORK, '2026-11-01T05:30:00.000Z'],
  ['2026-03-01T09:00:00', 'iso', SHANGHAI, '2026-03-01T01:00:00.000Z'],
  ['2026-03-01T09:00:00Z', 'iso', SHANGHAI, '2026-03-01T09:00:00.000Z'],
  ['2026-03-01T09:00:00Z', 'iso', null, '2026-03-01T09:00:00.000Z'],
  ['1772355600', 'epoch_s', null, '2026-03-01T09:00:00.000Z'],
  ['1772355600.123', 'epoch_s', null, '2026-03-01T09:00:00.123Z'],
  ['1098495833.202', 'epoch_s', null, '2004-10-23T01:43:53.202Z'],
  ['1772355600123', 'epoch_ms', null, '2026-03-01T09:00:00.123Z'],
])('%s as %s in %s', (text, format, tz, expected) => {
  expect(parseLocal(text, format, tz)).toBe(Date.parse(expected))
})

test.each([
  ['2026-02-30 09:00', 'yyyy-MM-dd HH:mm', SHANGHAI, 'TIME_UNREADABLE'],
  ['2026-03-01 25:00', 'yyyy-MM-dd HH:mm', SHANGHAI, 'TIME_UNREADABLE'],
  ['2026-03-01 09:00:00', 'yyyy-MM-dd HH:mm', SHANGHAI, 'TIME_UNREADABLE'],
  ['2026x03x01', 'yyyy.MM.dd', SHANGHAI, 'TIME_UNREADABLE'],
  ['', 'iso', SHANGHAI, 'TIME_UNREADABLE'],
  ['2026-03-01T09:00:00', 'iso', null, 'TIME_WITHOUT_OFFSET'],
  ['1772355600000', 'epoch_s', null, 'TIME_OUT_OF_RANGE'],
  ['yesterday', 'epoch_ms', null, 'TIME_UNREADABLE'],
  ['', 'epoch_ms', null, 'TIME_UNREADABLE'],
])('"%s" as %s in %s is refused', (text, format, tz, code) => {
  expect(parseLocal(text, format, tz)).toMatchObject({ code })
})

test.each([
  ['HH:mm', SHANGHAI, /has no year/],
  ['yyyy-MM-dd M', SHANGHAI, /the month twice/],
  ['yyyy-MM-dd', null, /no zone is given/],
  ['yyyy-MM-dd', 'Mars/Base', /time zone "Mars\/Base"/],
])('the format %s with zone %s is refused', (format, tz, message) => {
  expect(() => timeParser(format, tz)).toThrow(message)
})
