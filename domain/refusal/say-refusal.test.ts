import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DeskmetryError } from '../deskmetry-error.ts'
import { ERRORS, type ErrorCode } from '../errors.ts'
import { IN_WORDS, zodProblems } from '../zod-problem.ts'
import { createPhraseBook } from './phrase-book.ts'
import { notedIn, problemIn, refusalIn } from './say-refusal.ts'
import { MESSAGES_ZH } from './zh-cn/messages.ts'
import { PHRASES_ZH } from './zh-cn/phrases.ts'

const CHINESE = /[\u4e00-\u9fff]/
const names = (text: string) =>
  [...new Set([...text.matchAll(/\{[~#]?(\w+)\}/g)].map(([, name]) => name))].sort()

describe('refusals in Chinese', () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])(
    '%s tells in Chinese what it tells in English',
    (code) => {
      expect(MESSAGES_ZH[code]).toMatch(code === 'OPTION_INVALID' ? /：/ : CHINESE)
      expect(names(MESSAGES_ZH[code])).toEqual(names(ERRORS[code].message))
    },
  )

  it.each(Object.entries(PHRASES_ZH))('"%s" keeps its parts in Chinese', (phrase, translation) => {
    expect(names(translation)).toEqual(names(phrase))
  })

  it.each([
    [
      new DeskmetryError('CASE_STATUS_REFUSED', {
        number: 7,
        from: 'closed',
        to: 'resolved',
        allowed: 'open, pending',
      }),
      '#7 的状态是“已关闭”，不能改为“已解决”。从“已关闭”可以改为：处理中、待客户回复。',
    ],
    [
      new DeskmetryError('NOT_FOUND', { what: 'User u1', fix: 'Load the list again.' }),
      '用户 u1 不存在。请重新加载列表。',
    ],
    [
      new DeskmetryError('BAD_INPUT', {
        what: 'The body (email)',
        reason: 'it is missing',
        fix: 'Give email. GET /api/v1/openapi.json shows the shape.',
      }),
      '请求正文（email）无效：未填写。请填写 email。格式见 GET /api/v1/openapi.json。',
    ],
    [
      new DeskmetryError('FIELDS_REFUSED', {
        problems: 'amount: it is not a number; colour: it is none of the choices',
        fix: 'Write a number, such as 12.5.',
      }),
      '有字段需要修改：amount：不是数字；colour：不在可选项中。请填写数字，例如 12.5。',
    ],
  ])('%s', (error, said) => {
    expect(refusalIn('zh-CN', error)).toBe(said)
    expect(refusalIn('en', error)).toBe(error.message)
  })

  it('whatever a schema refuses is said in Chinese', () => {
    const schema = z.strictObject({
      name: z.string().min(1),
      many: z.array(z.string()).min(2).max(2),
      count: z.number().int().min(1).max(9),
      on: z.iso.date(),
      at: z.iso.datetime({ offset: true }),
      mail: z.email(),
      choice: z.enum(['a', 'b']),
      either: z.union([z.literal('x'), z.object({ y: z.string() })]),
      key: z.string().regex(/^a$/),
    })
    const inputs = [
      {},
      { name: '', many: ['a'], count: 1.5, on: '7', at: '7', mail: '7', choice: 'c', either: 7 },
      { name: 7, many: ['a', 'b', 'c'], count: 0, key: 'b', more: 1, also: 2 },
      { name: null, many: {}, count: 10 },
    ]
    const english = inputs.flatMap((input) => {
      const { error } = schema.safeParse(input, IN_WORDS)
      return zodProblems(error?.issues ?? [], { code: 'X', whole: 'body' })
    })
    expect(english.length).toBeGreaterThan(20)
    const unsaid = english
      .map((problem) => problemIn('zh-CN', problem))
      .filter(({ reason, fix }) => !CHINESE.test(reason) || !CHINESE.test(fix))
    expect(unsaid).toEqual([])
  })

  it.each([
    [
      'Step 2 (reply): Case 7 cannot be changed so: it is closed. Reopen it first (set_status open).',
      '第 2 步（回复客户）：不能对 #7 执行此操作：已关闭。请先重新打开。',
    ],
    [
      'it took nothing for 72 hours; the last answer: hook.example did not answer as it should: it took too long.',
      '72 小时内没有成功接收；最后的结果：hook.example 没有正常应答：超时。',
    ],
    ['It runs in a circle: A → B', '循环触发：A → B'],
    ['the receiver said so', 'the receiver said so'],
  ])('noted as "%s"', (noted, said) => {
    expect(notedIn('zh-CN', noted)).toBe(said)
    expect(notedIn('en', noted)).toBe(noted)
  })

  it('what the book does not know stays as it is', () => {
    const problem = { code: 'X', path: 'a', reason: 'gone with the wind', fix: '改一下' }
    expect(problemIn('zh-CN', problem)).toEqual(problem)
  })
})

describe('phrase book', () => {
  const book = createPhraseBook({
    'it is {~kind}': '是{~kind}',
    'it is {name} of {whole}': '是{whole}的{name}',
    text: '文本',
  })
  it('takes the phrase that says the most, and leaves what others wrote', () => {
    expect(book.say('it is text of text')).toBe('是text的text')
    expect(book.say('it is text')).toBe('是文本')
  })
  it('is not slowed down by what somebody sends', () => {
    expect(book.say('it is '.repeat(10_000))).toHaveLength(60_000)
  })
})
