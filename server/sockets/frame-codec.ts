import type { z } from 'zod'
import { DeskmetryError } from '../../domain/public.ts'
import { withoutNul } from '../http/sound-body.ts'

/** The most a frame may hold, in bytes of UTF-8. */
export const FRAME_BYTES = 131_072

/**
 * Up to this much is read, so that a message that is far too long is refused in words; the socket of whoever sends
 * more than this in one frame ends with code 1009.
 */
export const READ_BYTES = 2 * 1_048_576

/** What came in; of a frame that is too long its length alone, so that what waits its turn takes little memory. */
export type FrameData = Buffer | { readonly bytes: number }

export function keepFrame(data: Buffer): FrameData {
  return data.length > FRAME_BYTES ? { bytes: data.length } : data
}

const HEAD_BYTES = 300

/** The id of a frame that is not read, where it stands at the beginning, as programs write it. */
export function idAtHead(data: FrameData): string | null {
  if (!Buffer.isBuffer(data)) return null
  const head = data.toString('utf8', 0, HEAD_BYTES)
  return /"id"\s*:\s*"([^"\\]{1,200})"/.exec(head)?.[1] ?? null
}

export type Decoded<Frame> =
  | { readonly ok: true; readonly frame: Frame }
  /** `id`: the frame's own, as far as it could be read, so that the client knows what was refused. */
  | { readonly ok: false; readonly id: string | null; readonly error: DeskmetryError }

/** The shape of a discriminated union of frames: what Zod says of one, and the types it knows. */
type FrameSchema<Frame> = z.ZodType<Frame> & {
  readonly options: readonly { readonly shape: { readonly type: { readonly value: string } } }[]
}

/** One frame as it came: text of JSON, of a type the protocol knows, with the fields of that type and no others. */
export function decodeFrame<Frame>(
  schema: FrameSchema<Frame>,
  data: FrameData,
  isBinary: boolean,
): Decoded<Frame> {
  if (isBinary) return refuse(null, 'it is binary', 'Send text: one JSON object a frame.')
  if (!Buffer.isBuffer(data)) {
    const error = new DeskmetryError('FRAME_TOO_LARGE', { bytes: data.bytes, limit: FRAME_BYTES })
    return { ok: false, id: null, error }
  }
  const json = readJson(data.toString('utf8'))
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refuse(null, 'it is not a JSON object', 'Send text: one JSON object a frame.')
  }
  const { id, type } = json as { readonly id?: unknown; readonly type?: unknown }
  const frameId = typeof id === 'string' && id.length <= 200 ? id : null
  const types = schema.options.map(({ shape }) => shape.type.value)
  if (typeof type !== 'string' || !types.includes(type)) {
    const error = new DeskmetryError('FRAME_UNKNOWN', {
      type: typeof type === 'string' ? type.slice(0, 100) : '',
      types: types.join(', '),
    })
    return { ok: false, id: frameId, error }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, frame: parsed.data }
  const issue = parsed.error.issues[0]
  const path = issue?.path.join('.') ?? ''
  const reason = `${path === '' ? '' : `${path}: `}${issue?.message ?? 'it cannot be read'}`
  return refuse(frameId, reason, 'docs/protocol.md shows every frame.', `The frame ${type}`)
}

function refuse(
  id: string | null,
  reason: string,
  fix: string,
  what = 'The frame',
): Decoded<never> {
  return { ok: false, id, error: new DeskmetryError('BAD_INPUT', { what, reason, fix }) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(withoutNul(text))
  } catch {
    return null
  }
}
