import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsOf, tokensOf } from './tokens.ts'

const askedFor = (question: string) =>
  (termsOf(question)?.tokens ?? []).map(({ text, isPrefix }) => (isPrefix ? `${text}*` : text))

describe('tokensOf', () => {
  it.each([
    ['退款单', ['退款', '款单', '单']],
    ['我要退款，谢谢', ['我要', '要退', '退款', '款', '谢谢', '谢']],
    ['Refund the ORDER', ['refund', 'the', 'order']],
    ['订单A1024退款', ['订单', '单', 'a1024', '退款', '款']],
    ['Ｒｅｆｕｎｄ　１２', ['refund', '12']],
    ['138-0013-8000', ['13800138000', '138', '0013', '8000']],
    ['Li.Wei+x@Example.com', ['li.wei+x@example.com', 'li', 'wei', 'x', 'example', 'com']],
    ['don’t', ['don', 't']],
    ['ありがとう', ['あり', 'りが', 'がと', 'とう', 'う']],
    ['😀 — !', []],
    ['', []],
  ])('of %j are %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })

  it('are no more than an index entry holds', () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `w${index}`).join(' ')
    expect(tokensOf(long)).toHaveLength(8_000)
    expect(tokensOf('x'.repeat(5_000))).toEqual(['x'.repeat(60)])
  })
})

describe('termsOf', () => {
  it.each([
    ['退款', ['退款']],
    ['退', ['退*']],
    ['退款申请', ['退款', '款申', '申请']],
    ['refund ord', ['refund', 'ord*']],
    ['refund ord ', ['refund', 'ord*']],
    ['refund ord.', ['refund', 'ord']],
    ['A', ['a']],
    ['a@b.cc', ['a@b.cc*']],
    ['138 0013 8000', ['13800138000*']],
    ['  ', []],
  ])('of %j are %j', (question, tokens) => {
    expect(askedFor(question)).toEqual(tokens)
  })

  it('find whatever part of a text is asked for, from one end of a word to another', () => {
    const word = fc.oneof(
      fc.constantFrom('退款', '申请', '单', 'refund', 'A1024', '发票抬头', 'x@y.example', '你好'),
      fc.stringMatching(/^[a-z]{1,6}$/),
    )
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const [from, to] = [a % words.length, b % words.length].sort((x, y) => x - y)
          const tokens = tokensOf(words.join(' '))
          for (const { text, isPrefix } of termsOf(words.slice(from, (to ?? 0) + 1).join(' '))
            ?.tokens ?? []) {
            expect(
              tokens.some((token) => (isPrefix ? token.startsWith(text) : token === text)),
            ).toBe(true)
          }
        },
      ),
    )
  })
})
