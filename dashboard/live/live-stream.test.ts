import { describe, expect, it } from 'vitest'
import { openLiveStream, type RawStream } from './live-stream.ts'

describe('the stream of what is so now', () => {
  it('tells snapshots and that nothing changed', () => {
    const page = opened()
    page.say('snapshot', { backlog_count: 3 })
    page.say('still', { as_of: '2026-03-02T09:00:00Z' })
    expect(page.heard).toEqual(['snapshot {"backlog_count":3}', 'still 2026-03-02T09:00:00Z'])
  })

  it('comes back by itself, later each time, and soon again once it had heard something', () => {
    const page = opened()
    page.drop()
    expect(page.heard).toEqual(['lost'])
    page.pass(999)
    expect(page.streams).toHaveLength(1)
    page.pass(1)
    expect(page.streams).toHaveLength(2)
    page.drop()
    page.pass(1_999)
    expect(page.streams).toHaveLength(2)
    page.pass(1)
    page.say('snapshot', {})
    page.drop()
    page.pass(1_000)
    expect(page.streams).toHaveLength(4)
  })

  it('gives up a connection that says nothing', () => {
    const page = opened()
    page.say('snapshot', {})
    page.pass(14_999)
    expect(page.heard).not.toContain('lost')
    page.pass(1)
    expect(page.heard).toContain('lost')
    expect(page.streams[0]?.isClosed).toBe(true)
  })

  it('says so when the server knows nothing, and stays', () => {
    const page = opened()
    page.say('away', {})
    expect(page.heard).toEqual(['lost'])
    expect(page.streams[0]?.isClosed).toBe(false)
  })

  it('stays away when the session has ended, and returns with other rights', () => {
    const page = opened()
    page.say('end', { reason: 'rights_changed' })
    page.pass(1_000)
    expect(page.streams).toHaveLength(2)
    page.say('end', { reason: 'signed_out' })
    page.pass(60_000)
    expect(page.streams).toHaveLength(2)
    expect(page.heard.at(-1)).toBe('signed out')
  })

  it('asks why when it is refused', () => {
    const page = opened()
    page.drop(true)
    expect(page.heard).toEqual(['refused', 'lost'])
  })
})

function opened() {
  const streams: (RawStream & { isClosed: boolean })[] = []
  const heard: string[] = []
  let now = 0
  let next: { readonly at: number; readonly run: () => void } | null = null
  openLiveStream({
    connect() {
      const stream = {
        onevent: null,
        onend: null,
        isClosed: false,
        close() {
          this.isClosed = true
        },
      }
      streams.push(stream)
      return stream
    },
    timers: {
      set(run, ms) {
        next = { at: now + ms, run }
        return 1
      },
      clear() {
        next = null
      },
    },
    random: () => 0.5,
    onSnapshot: (answer) => heard.push(`snapshot ${JSON.stringify(answer)}`),
    onStill: (asOf) => heard.push(`still ${asOf}`),
    onLost: () => heard.push('lost'),
    onSignedOut: () => heard.push('signed out'),
    onRefused: () => heard.push('refused'),
  })
  return {
    streams,
    heard,
    say: (name: string, data: object) => streams.at(-1)?.onevent?.(name, JSON.stringify(data)),
    drop: (isRefused = false) => streams.at(-1)?.onend?.(isRefused),
    pass(ms: number) {
      const until = now + ms
      while (next !== null && next.at <= until) {
        const due: { readonly at: number; readonly run: () => void } = next
        next = null
        now = due.at
        due.run()
      }
      now = until
    },
  }
}
