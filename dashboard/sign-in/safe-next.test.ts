import { describe, expect, it } from 'vitest'
import { safeNext } from './safe-next.ts'

describe('safeNext', () => {
  it('goes back to a page of ours with its view', () => {
    expect(safeNext('/overview?team=demo:tmall')).toBe('/overview?team=demo:tmall')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    null,
    ['/a'],
  ])('does not follow %o', (next) => {
    expect(safeNext(next)).toBe('/')
  })
})
