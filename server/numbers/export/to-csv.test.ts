import { describe, expect, it } from 'vitest'
import { toCsv } from './to-csv.ts'

const csvOf = (text: string) =>
  toCsv([{ id: 'team', title: 'Team', kind: 'text', values: [text] }]).split('\r\n')[1]

describe('toCsv', () => {
  it('writes heads as the API spells them, nothing where there is no value, and a byte order mark', () => {
    const table = [
      { id: 'team', title: '团队', kind: 'text', values: ['天猫', null] },
      { id: 'csat_ratio', title: '满意度', kind: 'ratio', values: [0.9, -0.5] },
    ] as const
    expect(toCsv(table)).toBe('\uFEFFteam,csat_ratio\r\n天猫,0.9\r\n,-0.5\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps %j from being run', (text) => {
    expect(csvOf(text)?.replace(/^"/, '')).toMatch(/^'/)
  })

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['plain', 'plain'],
  ])('quotes %j as RFC 4180 says', (text, cell) => {
    expect(csvOf(text)).toBe(cell)
  })
})
