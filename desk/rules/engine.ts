import type { PromisesOf } from '../cases/case-lines.ts'
import type { Desk } from '../desk.ts'
import type { News } from '../news/desk-news.ts'
import { readCursor, readMissed, writeCursor } from './catch-up.ts'
import type { RuleWebhook } from './fire.ts'
import { finishLate } from './finish-late.ts'
import { type Heard, isSetOffBy, judgeNews, occasionsOf } from './judge.ts'
import { judgeTime } from './judge-time.ts'
import { openRuleBook } from './rule-book.ts'

/**
 * Automation at work: rules that something sets off are judged by what was committed, rules of time every 15 s.
 * A rule fires once for each case and occasion, whichever process sees it first. It is not set off by what it did
 * itself; a chain of rules that comes back to one of them, or grows longer than 5, is stopped and logged.
 */
export interface RuleEngine {
  /** From now on, what is committed here sets rules off. */
  start(): void
  /** Judges what was committed while nobody listened: a killed process had not got to it. Once, after `start`. */
  catchUp(): Promise<void>
  /** Judges the rules of time and ends what a killed process began. */
  tick(): Promise<void>
  /** All that was heard has been judged and done. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export interface RuleEngineOptions {
  readonly desk: Desk
  readonly promisesOf: PromisesOf
  readonly tellWebhook: RuleWebhook
  /** Told of what should not happen; the engine goes on. */
  readonly onError: (error: unknown) => void
}

/** A commit is dated before it is told. */
const OVERLAP_MS = 5_000
/** What could not be judged is kept so long, and no more of it. */
const KEPT_MS = 600_000
const MOST_KEPT = 1_000

export function createRuleEngine({ onError, ...options }: RuleEngineOptions): RuleEngine {
  const { desk } = options
  const judging = { ...options, book: openRuleBook(desk) }
  const { judgeOrKeep, judgeFailed } = openJudge(judging, guarded)
  const ear = openEar(judging, judgeOrKeep)

  async function guarded(run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      onError(error)
    }
  }

  return {
    start: () => {
      ear.open()
    },
    settle: () => ear.settle(),
    async catchUp() {
      const since = await readCursor(desk)
      if (since === null || (await judging.book.read()).length === 0) return
      for (const news of await readMissed(desk, since)) {
        const occasions = occasionsOf(news)
        if (occasions.length > 0) await judgeOrKeep({ news, occasions, at: news.at })
      }
    },
    async tick() {
      const heardUntil = desk.clock.now()
      await ear.settle()
      await judgeFailed()
      await writeCursor(desk, heardUntil - OVERLAP_MS)
      const rules = await judging.book.read()
      await finishLate(judging, rules, guarded)
      await judgeTime(judging, rules, guarded)
    },
    async stop() {
      ear.close()
      await ear.settle()
    },
  }
}

/** What could not be judged, as while the database was away, is kept and judged again with the next tick. */
function openJudge(
  judging: Parameters<typeof judgeNews>[0],
  guarded: (run: () => Promise<void>) => Promise<void>,
) {
  const { clock } = judging.desk
  let failed: Heard[] = []

  async function judgeOrKeep(heard: Heard): Promise<void> {
    await guarded(async () => {
      try {
        await judgeNews(judging, heard)
      } catch (error) {
        const at = heard.at ?? clock.now()
        if (failed.length < MOST_KEPT && at > clock.now() - KEPT_MS) {
          failed.push({ ...heard, at })
        }
        throw error
      }
    })
  }

  async function judgeFailed(): Promise<void> {
    const again = failed
    failed = []
    for (const heard of again) await judgeOrKeep(heard)
  }

  return { judgeOrKeep, judgeFailed }
}

interface Ear {
  open(): void
  close(): void
  /** All that was heard has been judged. */
  settle(): Promise<void>
}

/** Hears the news and has them judged one after the other, in their order. What no rule wants is not kept. */
function openEar(
  { desk, book }: Parameters<typeof judgeNews>[0],
  judge: (heard: Heard) => Promise<void>,
): Ear {
  let heard: Heard[] = []
  let working: Promise<void> | null = null
  let deafen: (() => void) | null = null

  function hear(news: News): void {
    if (news.kind === 'rules_changed') book.forget()
    if (news.kind !== 'case' || news.case.is_spam || news.case.merged_into !== null) return
    const occasions = occasionsOf(news)
    const isWanted = book.known()?.some(isSetOffBy(occasions)) ?? true
    if (occasions.length === 0 || !isWanted) return
    heard.push({ news, occasions })
    working ??= work()
  }

  async function work(): Promise<void> {
    while (heard.length > 0) {
      const now = heard
      heard = []
      for (const one of now) await judge(one)
    }
    working = null
  }

  return {
    open() {
      deafen ??= desk.news.listen(hear)
    },
    close() {
      deafen?.()
      deafen = null
    },
    async settle() {
      while (working !== null) await working
    },
  }
}
