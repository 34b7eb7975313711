import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refusal } from '../net/visitor-api.ts'
import type { Unsent } from '../state/widget-state.ts'
import { sampleUnsent } from '../testing/samples.ts'
import { createDelivery } from './delivery.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function harness(isUp: boolean) {
  let outbox: readonly Unsent[] = [sampleUnsent('one'), sampleUnsent('two')]
  const overSocket: string[] = []
  const overHttp: string[] = []
  const parts = {
    api: {
      say: vi.fn((case_id: string, { client_key }: { client_key: string }) => {
        overHttp.push(client_key)
        return Promise.resolve({ case_id, seq: 1 })
      }),
    },
    socket: {
      send: (frame: { readonly type: string; readonly client_key?: string }) => {
        if (isUp) overSocket.push(frame.client_key ?? '')
        return isUp
      },
    },
    outbox: () => outbox,
    dispatch: vi.fn((happening: { type: string; client_key?: string; message?: string }) => {
      if (happening.type === 'sent') {
        outbox = outbox.filter(({ client_key }) => client_key !== happening.client_key)
      } else if (happening.type === 'refused') {
        outbox = outbox.map((each) =>
          each.client_key === happening.client_key
            ? { ...each, refusal: happening.message ?? '' }
            : each,
        )
      }
    }),
    refresh: vi.fn(() => Promise.resolve()),
    onMoved: vi.fn(),
    onUnknown: vi.fn(),
    wordsFor: ({ message }: { message: string }) => message,
  }
  const delivery = createDelivery(parts)
  return { delivery, parts, overSocket, overHttp, outbox: () => outbox }
}

describe('delivery', () => {
  it('sends one after the other: the second waits until the first is acknowledged', () => {
    const { delivery, overSocket } = harness(true)
    delivery.flush()
    delivery.flush()
    expect(overSocket).toEqual(['one'])
    delivery.done({ type: 'done', id: 'one', seq: 1 })
    expect(overSocket).toEqual(['one', 'two'])
  })

  it('does not send an acknowledged message again while its entry is on its way', async () => {
    const { delivery, overSocket, outbox } = harness(true)
    delivery.flush()
    delivery.done({ type: 'done', id: 'one', seq: 1 })
    delivery.done({ type: 'done', id: 'two', seq: 2 })
    delivery.flush()
    expect(overSocket).toEqual(['one', 'two'])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(outbox()).toEqual([])
  })

  it('asks over HTTP where there is no socket', async () => {
    const { delivery, overHttp, outbox } = harness(false)
    delivery.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(overHttp).toEqual(['one', 'two'])
    expect(outbox()).toEqual([])
  })

  it('asks over HTTP under the same key when the socket does not answer', async () => {
    const { delivery, overSocket, overHttp } = harness(true)
    delivery.flush()
    await vi.advanceTimersByTimeAsync(8_000)
    expect([overSocket[0], overHttp[0]]).toEqual(['one', 'one'])
  })

  it('tries again when the network fails, and loses nothing', async () => {
    const { delivery, parts, outbox } = harness(false)
    parts.api.say.mockRejectedValueOnce(new TypeError('the network failed'))
    delivery.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox()).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(outbox()).toEqual([])
  })

  it('keeps what was refused for good, says so, and goes on with the next', async () => {
    const { delivery, parts, outbox } = harness(false)
    parts.api.say.mockRejectedValueOnce(new Refusal(413, 'MESSAGE_TOO_LARGE', 'too large'))
    delivery.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox()).toMatchObject([{ client_key: 'one', refusal: 'too large' }])
  })

  it('follows a message into the case it began', async () => {
    const { delivery, parts } = harness(false)
    parts.api.say.mockResolvedValueOnce({ case_id: 'b', seq: null } as never)
    delivery.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(parts.onMoved).toHaveBeenCalledWith('b')
  })
})
