import { describe, expect, it } from 'vitest'
import { everyLook } from './look.ts'
import { PARTS, readOptions } from './options.ts'
import { PAGES } from './pages.ts'

describe('the options of the screenshots', () => {
  it('are everything by default', () => {
    expect(readOptions([])).toMatchObject({
      parts: PARTS,
      looks: everyLook(),
      pages: Object.keys(PAGES),
    })
  })

  it('name a part of it', () => {
    const args = ['out', '--parts', 'demo', '--pages', 'live,cases', '--looks', 'en-dark-390']
    expect(readOptions(args)).toMatchObject({
      folder: expect.stringMatching(/out$/) as string,
      parts: ['demo'],
      pages: ['live', 'cases'],
      looks: [{ language: 'en', theme: 'dark', width: 390 }],
    })
  })

  it.each([
    ['--pages', 'lives'],
    ['--parts', 'some'],
    ['--looks', 'en-dark'],
  ])('refuse %s %s with what there is', (option, name) => {
    expect(() => readOptions([option, name])).toThrow(/There is no .*; there are /)
  })
})
