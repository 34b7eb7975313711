import type { Draws } from '../draws.ts'
import type { IncidentName } from '../incidents.ts'
import type { Category } from '../world/categories.ts'
import type { Customer } from '../world/customers.ts'
import type { AgentName } from '../world/names.ts'
import { affinity } from './affinity.ts'
import { EN } from './en/pack.ts'
import { createFacts, type Facts } from './facts.ts'
import { expand, type Filler } from './grammar.ts'
import { type Part, TYPED_BY_CUSTOMER } from './part.ts'
import type { Issue, LanguagePack, TopicText } from './topic-text.ts'
import { ZH } from './zh/pack.ts'

/** What one case is about, remembered so that everything said in it fits together. */
export interface Voice {
  readonly pack: LanguagePack
  readonly topic: TopicText
  readonly issue: Issue
  readonly facts: Facts
  /** Lines already used in this case; a second use is avoided while there is another. */
  readonly used: Set<string>
  /** The issue's lines said so far, in order: what comes next has to fit them. */
  readonly thread: string[]
}

export interface Subject {
  readonly customer: Customer
  readonly category: Category
  readonly incident: IncidentName | null
  readonly teamId: string
}

export interface Mood {
  readonly draws: Draws
  /** 0 calm … 3 furious. */
  readonly anger: number
  /** Now, ms: dates that are spoken of lie around it. */
  readonly at: number
  readonly agent?: AgentName
  /** Standard normal; cold agents leave out the kind words. */
  readonly warmth?: number
}

/** Chooses the story: an issue of the category, the incident's own if there is one. */
export function createVoice(subject: Subject, draws: Draws): Voice {
  const pack = subject.customer.language === 'en' ? EN : ZH
  const topic = pack.topics[subject.category]
  const fitting = topic.issues.filter((issue) => (issue.incident ?? null) === subject.incident)
  const issue = draws.pick(fitting.length > 0 ? fitting : topic.issues)
  return {
    pack,
    topic,
    issue,
    facts: createFacts(subject.customer, subject.teamId),
    used: new Set(),
    thread: [],
  }
}

/** One message of the case: composed by the part's recipe from the issue's lines, phrases and the case's facts. */
export function say(voice: Voice, part: Part, mood: Mood): string {
  const { draws } = mood
  const filler: Filler = {
    slot: (name) => voice.facts.slot(name, mood),
    line: (name) => expand(choose(voice, name, mood), filler, draws),
  }
  const raw = expand(draws.pick(voice.pack.recipes[part]), filler, draws)
  const text = voice.pack.tidy(raw)
  return TYPED_BY_CUSTOMER.has(part) ? voice.pack.roughen(text, draws) : text
}

function linesOf(voice: Voice, name: string, mood: Mood): readonly string[] {
  const fromIssue =
    name in voice.issue ? voice.issue[name as Exclude<keyof Issue, 'incident'>] : undefined
  if (fromIssue !== undefined) return fromIssue
  if (name === 'article' || name === 'good' || name === 'bad') return voice.topic[name]
  const kindness = (mood.warmth ?? 0) < -0.6 ? `${name}Cold` : `${name}${String(mood.anger)}`
  const lines =
    voice.pack.phrases[kindness] ??
    voice.pack.phrases[`${name}${String(mood.anger)}`] ??
    voice.pack.phrases[name]
  if (lines === undefined) throw new Error(`no lines called ${name}`)
  return lines
}

/** Steps of an issue that must fit what has been said of it before. */
const FOLLOWING: ReadonlySet<string> = new Set([
  'probe',
  'detail',
  'answer',
  'doubt',
  'reassure',
  'article',
])

function choose(voice: Voice, name: string, mood: Mood): string {
  const lines = linesOf(voice, name, mood)
  const { draws } = mood
  const isOfIssue = name in voice.issue
  let line = draws.pick(lines)
  if (FOLLOWING.has(name) && voice.thread.length > 0 && draws.chance(0.85)) {
    line = bestFitting(voice, lines)
  } else {
    for (let attempt = 0; attempt < 3 && voice.used.has(line); attempt += 1)
      line = draws.pick(lines)
  }
  voice.used.add(line)
  if (isOfIssue && name !== 'subject') voice.thread.push(line)
  return line
}

/** The line that goes best with the conversation so far, unsaid ones first. */
function bestFitting(voice: Voice, lines: readonly string[]): string {
  const fresh = lines.filter((line) => !voice.used.has(line))
  let best = ''
  let highest = -1
  for (const line of fresh.length > 0 ? fresh : lines) {
    let score = 0
    for (const said of voice.thread) score += affinity(line, said, lines)
    if (score > highest) {
      highest = score
      best = line
    }
  }
  return best
}
