import { describe, expect, it } from 'vitest'
import { seededDraws } from '../draws.ts'
import { demoEvents } from '../demo-events.ts'
import { DAY_MS } from '../local-day.ts'
import { CATEGORIES } from '../world/categories.ts'
import { EN } from './en/pack.ts'
import { createFacts } from './facts.ts'
import { expand, parseLine } from './grammar.ts'
import type { LanguagePack } from './topic-text.ts'
import { ZH } from './zh/pack.ts'

const FROM = Date.parse('2026-03-01T00:00:00+08:00')
const MESSAGES = textsOf({
  seed: 1,
  from: FROM,
  until: FROM + 90 * DAY_MS,
  cases: 20_000,
  tz: 'Asia/Shanghai',
})

describe('what is said in 20,000 cases', () => {
  it.each(['zh-CN', 'en'])(
    'holds at least 2,000 distinct sentences in %s, numbers left aside',
    (language) => {
      const sentences = new Set<string>()
      for (const { text } of MESSAGES.filter((message) => message.language === language)) {
        for (const sentence of text.replace(/\d+/g, '#').split(/[。！？!?\n]|\. /u)) {
          if (sentence.trim().length > 3) sentences.add(sentence.trim())
        }
      }
      expect(sentences.size).toBeGreaterThan(2_000)
    },
  )

  it.each(['zh-CN', 'en'])(
    'repeats fewer than one message in twenty word for word in %s',
    (language) => {
      const texts = MESSAGES.filter((message) => message.language === language).map(
        ({ text }) => text,
      )
      expect(texts.length).toBeGreaterThan(10_000)
      expect(1 - new Set(texts).size / texts.length).toBeLessThan(0.05)
    },
  )

  it('shows no trace of the grammar it is written in', () => {
    const leaks = MESSAGES.filter(
      ({ text }) => /[[\]{}<>|]|undefined|NaN|，，|。。。。/u.test(text) || text === '',
    )
    expect(leaks.slice(0, 5)).toEqual([])
  })
})

describe.each([
  ['zh', ZH],
  ['en', EN],
] as const)('the %s wording', (_, pack) => {
  it('parses, and every slot and every reference in it leads somewhere', () => {
    const draws = seededDraws(1, 'test')
    const customer = {
      id: 'u1',
      name: '林晓雯',
      language: pack === EN ? 'en' : 'zh-CN',
      tier: 'gold',
      city: 'X',
    } as const
    const facts = createFacts(customer, 'tmall')
    const known = new Set([
      ...Object.keys(pack.phrases).map((name) => name.replace(/\d$|Cold$/, '')),
      'article',
      'good',
      'bad',
    ])
    for (const key of Object.keys(pack.topics.order.issues[0] ?? {})) known.add(key)
    const filler = {
      slot: (name: string) => facts.slot(name, { draws, anger: 0, at: FROM }),
      line: (name: string) => (known.has(name) ? name : expect.fail(`<${name}> does not exist`)),
    }
    for (const line of linesOf(pack)) {
      expect(parseLine(line).length).toBeGreaterThanOrEqual(line === '' ? 0 : 1)
      for (let round = 0; round < 8; round += 1) expand(line, filler, draws)
    }
  })

  it('has several ways to say everything, in every category', () => {
    for (const category of CATEGORIES) {
      for (const issue of pack.topics[category].issues) {
        for (const lines of [
          issue.problem,
          issue.probe,
          issue.detail,
          issue.answer,
          issue.doubt,
          issue.reassure,
        ]) {
          expect(lines.length).toBeGreaterThanOrEqual(2)
          expect(new Set(lines).size).toBe(lines.length)
        }
      }
    }
  })
})

function* linesOf(pack: LanguagePack): Generator<string> {
  for (const lines of [...Object.values(pack.phrases), ...Object.values(pack.recipes)]) yield* lines
  for (const topic of Object.values(pack.topics)) {
    yield* [...topic.article, ...topic.good, ...topic.bad]
    for (const { incident: _, ...issue } of topic.issues)
      for (const lines of Object.values(issue)) yield* lines
  }
}

function textsOf(
  options: Parameters<typeof demoEvents>[0],
): { readonly language: string; readonly text: string }[] {
  const texts = []
  for (const { type, data } of demoEvents(options)) {
    if (type === 'message.sent' && data['is_note'] === false) {
      texts.push({ language: String(data['language']), text: String(data['text']) })
    }
  }
  return texts
}
