import { describe, expect, it } from 'vitest'
import { staffFrame, visitorFrame } from '../../domain/contract/public.ts'
import { decodeFrame, FRAME_BYTES, idAtHead, keepFrame } from './frame-codec.ts'

const decode = (value: unknown, isBinary = false) =>
  decodeFrame(
    staffFrame,
    keepFrame(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))),
    isBinary,
  )

describe('a frame', () => {
  it('is read by its type', () => {
    expect(decode({ type: 'follow', id: '1', case_id: 'desk:1', since: 0 })).toEqual({
      ok: true,
      frame: { type: 'follow', id: '1', case_id: 'desk:1', since: 0 },
    })
  })

  it.each([
    ['text that is no JSON', '{', 'BAD_INPUT', null],
    ['a list', '[]', 'BAD_INPUT', null],
    ['null', 'null', 'BAD_INPUT', null],
    ['no type', { id: 'a' }, 'FRAME_UNKNOWN', 'a'],
    ['an unknown type', { type: 'drop_tables', id: 'a' }, 'FRAME_UNKNOWN', 'a'],
    ['a type of the prototype', { type: 'constructor', id: 'a' }, 'FRAME_UNKNOWN', 'a'],
    ["a visitor's type", { type: 'hello', id: 'a', token: 't' }, 'FRAME_UNKNOWN', 'a'],
    ['a field too many', { type: 'ping', id: 'a', as: 'admin' }, 'BAD_INPUT', 'a'],
    ['a field too few', { type: 'follow', id: 'a', case_id: 'b' }, 'BAD_INPUT', 'a'],
    ['a negative since', { type: 'follow', id: 'a', case_id: 'b', since: -1 }, 'BAD_INPUT', 'a'],
    ['an id that is no text', { type: 'ping', id: 7 }, 'BAD_INPUT', null],
  ])('with %s is refused', (_, value, code, id) => {
    const decoded = decode(value)
    expect(decoded).toMatchObject({ ok: false, id, error: { code } })
  })

  it('that is binary is refused', () => {
    expect(decode({ type: 'ping', id: 'a' }, true)).toMatchObject({ ok: false })
  })

  it('larger than the limit is refused by its bytes, not its letters', () => {
    const text = '人'.repeat(FRAME_BYTES / 3 + 1)
    expect(decode({ type: 'ping', id: text })).toMatchObject({
      ok: false,
      error: { code: 'FRAME_TOO_LARGE' },
    })
  })

  it('that is too long is kept as its length alone', () => {
    expect(keepFrame(Buffer.alloc(FRAME_BYTES + 1))).toEqual({ bytes: FRAME_BYTES + 1 })
  })

  it.each([
    [{ type: 'ping', id: 'a1' }, 'a1'],
    [{ type: 'send', text: 'x'.repeat(400), id: 'late' }, null],
    [{ type: 'ping', id: 7 }, null],
  ])('that is not read has an id where it begins', (frame, id) => {
    expect(idAtHead(Buffer.from(JSON.stringify(frame)))).toBe(id)
  })

  it('of a visitor may not act as staff', () => {
    const frame = Buffer.from(JSON.stringify({ type: 'act', id: 'a', case_id: 'b', request: {} }))
    expect(decodeFrame(visitorFrame, frame, false)).toMatchObject({
      ok: false,
      error: { code: 'FRAME_UNKNOWN' },
    })
  })
})
