import { describe, expect, it } from 'vitest'
import type { Principal, SignInState } from '../../accounts/public.ts'
import { DEFAULT_LIVE_LIMITS, type LiveAnswer } from '../../domain/contract/public.ts'
import { createLivePush, type LiveSink } from './live-push.ts'
import type { LiveScope } from './live-scope.ts'

const ALL: LiveScope = { viewer: { kind: 'all' }, seesCases: true }
const TEAM: LiveScope = { viewer: { kind: 'teams', team_ids: ['s:a'] }, seesCases: true }
const principal = {} as Principal

describe('pushing what is so now', () => {
  it('tells at once, then only what changed, and that nothing did', async () => {
    const desk = opened()
    const { heard } = desk.listen(ALL)
    await desk.settle()
    expect(heard.names()).toEqual(['snapshot'])
    await desk.turns(4)
    expect(heard.names()).toEqual(['snapshot'])
    await desk.turns(1)
    expect(heard.names()).toEqual(['snapshot', 'still'])
    desk.change({ waiting_count: 3, longest_wait_secs: 9 })
    await desk.turns(1)
    expect(heard.names()).toEqual(['snapshot', 'still', 'snapshot'])
    expect(heard.last()).toMatchObject({ waiting_count: 3 })
    desk.change({ longest_wait_secs: 10 })
    await desk.turns(1)
    expect(heard.names()).toHaveLength(3)
  })

  it('works one snapshot out for all who may see the same', async () => {
    const desk = opened()
    for (let count = 0; count < 50; count += 1) desk.listen(ALL)
    desk.listen(TEAM)
    await desk.settle()
    expect(desk.asked()).toBe(2)
    await desk.turns(3)
    expect(desk.asked()).toBe(8)
  })

  it('keeps nothing for a slow reader, who gets the newest when there is room', async () => {
    const desk = opened()
    const slow = desk.listen(ALL)
    await desk.settle()
    slow.sink.isBehind = true
    for (const waiting_count of [1, 2, 3]) {
      desk.change({ waiting_count })
      await desk.turns(1)
    }
    expect(slow.heard.names()).toEqual(['snapshot'])
    slow.sink.isBehind = false
    await desk.turns(1)
    expect(slow.heard.names()).toEqual(['snapshot', 'snapshot'])
    expect(slow.heard.last()).toMatchObject({ waiting_count: 3 })
  })

  it('ends with the session, and with a change of rights', async () => {
    const desk = opened()
    const one = desk.listen(ALL)
    await desk.settle()
    desk.sign('over')
    await desk.turns(1)
    expect(one.heard.last()).toEqual({ reason: 'signed_out' })
    expect(one.sink.isEnded).toBe(true)
    desk.sign('same')
    const two = desk.listen(ALL)
    await desk.settle()
    desk.sign('changed')
    await desk.turns(1)
    expect(two.heard.last()).toEqual({ reason: 'rights_changed' })
  })

  it('says that nothing is known, and tells everything once it is again', async () => {
    const desk = opened()
    const { heard } = desk.listen(ALL)
    await desk.settle()
    desk.fail(true)
    await desk.turns(2)
    expect(heard.names()).toEqual(['snapshot', 'away'])
    desk.fail(false)
    await desk.turns(1)
    expect(heard.names()).toEqual(['snapshot', 'away', 'snapshot'])
  })

  it('does nothing while nobody listens, and ends all at the end', async () => {
    const desk = opened()
    const { leave } = desk.listen(ALL)
    await desk.settle()
    leave()
    await desk.turns(1)
    const asked = desk.asked()
    expect(desk.isWaiting()).toBe(false)
    expect(desk.asked()).toBe(asked)
    const last = desk.listen(ALL)
    desk.push.close()
    expect(last.sink.isEnded).toBe(true)
    expect(desk.listen(ALL).sink.isEnded).toBe(true)
  })
})

function opened() {
  let now = 0
  let asked = 0
  let isFailing = false
  let state: SignInState = 'same'
  let answer = ANSWER
  let next: (() => void) | null = null
  const push = createLivePush({
    answer: () => {
      asked += 1
      return isFailing
        ? Promise.reject(new Error('away'))
        : Promise.resolve({ ...answer, as_of: new Date(now).toISOString() })
    },
    signedIn: (all) => Promise.resolve(all.map(() => state)),
    clock: { now: () => now },
    later: (turn) => {
      next = turn
      return () => {
        next = null
      }
    },
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    push,
    settle,
    asked: () => asked,
    isWaiting: () => next !== null,
    change: (part: Partial<LiveAnswer>) => {
      answer = { ...answer, ...part }
    },
    fail: (is: boolean) => {
      isFailing = is
    },
    sign: (to: SignInState) => {
      state = to
    },
    async turns(count: number) {
      for (let turn = 0; turn < count; turn += 1) {
        now += 1_000
        const due = next
        next = null
        due?.()
        await settle()
      }
    },
    listen(scope: LiveScope) {
      const texts: string[] = []
      const sink: LiveSink & { isBehind: boolean; isEnded: boolean } = {
        isBehind: false,
        isEnded: false,
        write: (text) => void texts.push(text),
        end() {
          this.isEnded = true
        },
      }
      return { sink, heard: heardIn(texts), leave: push.join({ principal, scope, sink }) }
    },
  }
}

function heardIn(texts: readonly string[]) {
  return {
    names: () => texts.map((text) => /^event: (\w+)/.exec(text)?.[1]),
    last: () => JSON.parse(/data: (.*)/.exec(texts.at(-1) ?? '')?.[1] ?? 'null') as unknown,
  }
}

const ANSWER: LiveAnswer = {
  as_of: '',
  tz: 'UTC',
  waiting_count: 0,
  longest_wait_secs: null,
  queues: [],
  backlog_count: 0,
  unassigned_count: 0,
  at_risk_count: 0,
  breached_count: 0,
  next_to_breach: [],
  agents: [],
  arrivals: [],
  service_level_ratio: null,
  service_level_n: 0,
  limits: DEFAULT_LIVE_LIMITS,
  names: {},
}
