import { expect, it } from 'vitest'
import { sameDays } from './same-days.ts'

it('days with the same hours are said together, and only while they follow each other', () => {
  const [long, short] = [[['09:00', '18:00']], [['10:00', '12:00']]] as [string, string][][]
  expect(
    sameDays({ mon: long, tue: long, wed: short, thu: long, sat: long, sun: long } as never),
  ).toEqual([
    { first: 'mon', last: 'tue', hours: '09:00-18:00' },
    { first: 'wed', last: 'wed', hours: '10:00-12:00' },
    { first: 'thu', last: 'thu', hours: '09:00-18:00' },
    { first: 'sat', last: 'sun', hours: '09:00-18:00' },
  ])
  expect(sameDays({})).toEqual([])
})
