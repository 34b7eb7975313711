import { finishFiring, firingOf, readUnfinished, type Unfinished } from './firings.ts'
import { complete, type Judging } from './judge.ts'
import type { Rule } from './rule-book.ts'

/** Longer than any firing takes: after that its process is gone. */
const UNFINISHED_MS = 60_000
/** After a day of trying it is over: what it was to do has lost its occasion, and others must have their turn. */
const GIVEN_UP_MS = 86_400_000
const AT_ONCE = 100
const REASON =
  'It failed again and again for a day, by no fault of the rule, and was given up; the log of the server says why'

/**
 * Ends what a killed process began and what failed by no fault of its own. Doing it again is harmless: every step has
 * a key. What still fails after a day is written down as failed.
 * @param guarded one that fails does not hold up the others
 */
export async function finishLate(
  judging: Judging,
  rules: readonly Rule[],
  guarded: (run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { desk } = judging
  const before = desk.clock.now() - UNFINISHED_MS
  let after = 0
  for (;;) {
    const page = await readUnfinished(desk, { before, after, limit: AT_ONCE })
    for (const firing of page) await guarded(() => finishOne(judging, rules, firing))
    if (page.length < AT_ONCE) return
    after = page.at(-1)?.number ?? after
  }
}

async function finishOne(
  judging: Judging,
  rules: readonly Rule[],
  unfinished: Unfinished,
): Promise<void> {
  const { desk } = judging
  const { number, rule_id, at } = unfinished
  const gone = { id: rule_id, body: { name: rule_id } }
  try {
    const rule = rules.find(({ id }) => id === rule_id) ?? gone
    await complete(judging, rule, firingOf(unfinished))
  } catch (error) {
    if (desk.clock.now() - at >= GIVEN_UP_MS) {
      await finishFiring(desk, number, { outcome: 'failed', reason: REASON })
    }
    throw error
  }
}
