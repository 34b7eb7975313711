import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiFailure, fetchJson } from './fetch-json.ts'
import { whenSignedOut } from './signed-out.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function answerWith(body: string, status: number): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })))
}

describe('fetchJson', () => {
  it('gives back what the server sent', async () => {
    answerWith('{"rows":[]}', 200)
    await expect(fetchJson('/api/v1/query')).resolves.toEqual({ rows: [] })
  })

  it('asks in the language of the page, so that refusals are in it', async () => {
    const asked = vi.fn((_path: string, init: RequestInit) => {
      const { headers } = new Request('http://127.0.0.1/', init)
      return Promise.resolve(new Response(JSON.stringify(headers.get('accept-language'))))
    })
    vi.stubGlobal('fetch', asked)
    vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } })
    await expect(fetchJson('/x')).resolves.toBe('zh-CN')
  })

  it('turns a refusal into its registered code', async () => {
    answerWith(
      '{"error":{"code":"TOO_MANY_REQUESTS","message":"Wait 7 s.","details":{"secs":7}}}',
      429,
    )
    await expect(fetchJson('/x')).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      status: 429,
      message: 'Wait 7 s.',
      details: { secs: 7 },
    })
  })

  it('keeps what was wrong with which field, and nothing that is no problem', async () => {
    const problem = { path: 'document.policy_id', reason: 'is no key' }
    const error = { code: 'INPUT_REFUSED', message: '', problems: [problem, null, { path: 7 }] }
    answerWith(JSON.stringify({ error }), 400)
    await expect(fetchJson('/x')).rejects.toMatchObject({ problems: [problem] })
  })

  it('names the status when something in between answers', async () => {
    answerWith('<html>Bad gateway</html>', 502)
    await expect(fetchJson('/x')).rejects.toMatchObject({ code: 'HTTP_502', status: 502 })
  })

  it.each([
    ['NOT_SIGNED_IN', 401, 1],
    ['SIGN_IN_FAILED', 401, 0],
    ['FORBIDDEN', 403, 0],
  ])('%s (%d) tells of an ended session %d times', async (code, status, times) => {
    const told = vi.fn()
    const stop = whenSignedOut(told)
    answerWith(JSON.stringify({ error: { code, message: '' } }), status)
    await expect(fetchJson('/x')).rejects.toMatchObject({ code })
    stop()
    expect(told).toHaveBeenCalledTimes(times)
  })

  it('calls no answer offline, and lets an abort pass', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
    await expect(fetchJson('/x')).rejects.toBeInstanceOf(ApiFailure)
    await expect(fetchJson('/x')).rejects.toMatchObject({ code: 'OFFLINE', status: 0 })
    await expect(fetchJson('/x', { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(TypeError)
  })
})
