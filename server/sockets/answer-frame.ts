import type { FastifyBaseLogger } from 'fastify'
import type { z } from 'zod'
import type { Language } from '../../domain/contract/public.ts'
import { type Clock, DeskmetryError } from '../../domain/public.ts'
import { toAnswer } from '../http/error-reply.ts'
import type { CloseReason } from './close-reason.ts'
import type { Connection } from './connection.ts'
import { createFrameBudget, FRAMES_PER_SEC } from './frame-budget.ts'
import { decodeFrame, type FrameData, idAtHead } from './frame-codec.ts'

export interface AnswerOptions<Frame> {
  readonly schema: Parameters<typeof decodeFrame<Frame>>[0] & z.ZodType<Frame>
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  /** What refusals are said in. */
  readonly language: Language
  /** Does what the frame asks; what it throws is answered as `refused`. */
  readonly handle: (frame: Frame) => Promise<void>
  readonly connection: () => Pick<Connection, 'send' | 'close'>
}

/** Judges each frame, counts it, has it done, and says what was refused and why. */
export function answerFrames<Frame extends { readonly type: string }>(
  options: AnswerOptions<Frame>,
): (data: FrameData, isBinary: boolean) => Promise<void> {
  const budget = createFrameBudget(options.clock)

  function refuse(id: string | null, error: DeskmetryError, reason?: CloseReason): void {
    const frame = { type: 'refused', id, error: toAnswer(error, options.language).error } as const
    options.connection().send(JSON.stringify(frame))
    if (reason !== undefined) options.connection().close(reason)
  }

  return async (data, isBinary) => {
    const taken = budget.take()
    // What is over the measure is not worth reading: reading is what it would cost us.
    if (taken !== 'ok') {
      const error = new DeskmetryError('FRAME_TOO_MANY', { limit: FRAMES_PER_SEC, secs: 1 })
      refuse(idAtHead(data), error, taken === 'flood' ? 'too_many' : undefined)
      return
    }
    const decoded = decodeFrame(options.schema, data, isBinary)
    if (!decoded.ok) {
      options.log.info({ code: decoded.error.code }, 'a frame was refused')
      refuse(decoded.id, decoded.error)
      return
    }
    try {
      await options.handle(decoded.frame)
    } catch (thrown) {
      refuse(idOf(decoded.frame), registered(thrown, decoded.frame.type, options.log))
    }
  }
}

function registered(thrown: unknown, type: string, log: FastifyBaseLogger): DeskmetryError {
  if (thrown instanceof DeskmetryError) {
    if (thrown.status < 500) log.info({ code: thrown.code, frame: type }, 'a frame was refused')
    else log.error({ err: thrown, frame: type }, thrown.code)
    return thrown
  }
  log.error({ err: thrown, frame: type }, 'a frame failed')
  return new DeskmetryError('INTERNAL', { request_id: `frame ${type}` })
}

function idOf(frame: object): string | null {
  return 'id' in frame && typeof frame.id === 'string' ? frame.id : null
}
