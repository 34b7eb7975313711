import { describe, expect, it } from 'vitest'
import { replaceTyped, typedTrigger, wrapSelection } from './typed-trigger.ts'

describe('a menu asked for by typing', () => {
  it.each([
    ['/', { sign: '/', words: '', start: 0 }],
    ['Hello /thank', { sign: '/', words: 'thank', start: 6 }],
    ['请看 @小', { sign: '@', words: '小', start: 3 }],
    ['line\n/a', { sign: '/', words: 'a', start: 5 }],
    ['10/2', null],
    ['me@example', null],
    ['https://', null],
    ['/thank you', null],
  ])('%j', (text, wanted) => {
    expect(typedTrigger(text, text.length)).toEqual(wanted)
  })

  it('looks only at what stands before the caret', () => {
    expect(typedTrigger('/hi there', 3)).toEqual({ sign: '/', words: 'hi', start: 0 })
  })

  it('is replaced by what was chosen, and writing goes on behind it', () => {
    expect(replaceTyped({ text: 'Dear /hi, bye', caret: 8 }, 5, 'Lin')).toEqual({
      text: 'Dear Lin, bye',
      caret: 8,
    })
  })
})

describe('a mark around what is selected', () => {
  it('comes on, and off again', () => {
    const on = wrapSelection('so much', { from: 3, to: 7 }, '**')
    expect(on).toEqual({ text: 'so **much**', from: 5, to: 9 })
    expect(wrapSelection(on.text, on, '**')).toEqual({ text: 'so much', from: 3, to: 7 })
  })
})
