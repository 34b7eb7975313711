import type { Socket } from 'node:net'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyBaseLogger } from 'fastify'
import { visitorOfToken } from '../../desk/public.ts'
import { type Language, type VisitorFrame, visitorFrame } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { answerFrames } from './answer-frame.ts'
import { openConnection } from './connection.ts'
import { toVisitor } from './frame-text.ts'
import type { LiveDesk } from './live-desk.ts'
import type { VisitorMember } from './live-room.ts'
import type { Leave } from './visitor-door.ts'
import { followAsVisitor, handleVisitorFrame } from './visitor-frames.ts'

const HELLO_MS = 10_000

type Hello = Extract<VisitorFrame, { readonly type: 'hello' }>

interface VisitorEntrance {
  readonly log: FastifyBaseLogger
  readonly language: Language
  readonly raw: Socket
  readonly address: string
}

/** The socket of a widget. Nobody until its first frame, `hello`, brings a visitor's token. */
export function openVisitorSocket(
  live: LiveDesk,
  socket: WebSocket,
  { log, language, raw, address }: VisitorEntrance,
): void {
  const { desk, rooms, customers, door, failed } = live
  let member: VisitorMember | null = null
  let giveBack: Leave | null = door.waits(address)

  const connection = openConnection(socket, {
    clock: desk.clock,
    raw,
    onFrame: answerFrames({
      schema: visitorFrame,
      clock: desk.clock,
      log,
      language,
      connection: () => connection,
      handle: take,
    }),
    onEnd: leave,
    onError: failed,
  })
  const impatience = setTimeout(() => connection.close('no_hello'), HELLO_MS).unref()
  if (giveBack === null) connection.close('too_many')

  async function take(frame: VisitorFrame): Promise<void> {
    if (member !== null) await handleVisitorFrame(live, member, frame)
    else if (frame.type === 'hello') await greet(frame)
    else throw new DeskmetryError('HELLO_FIRST')
  }

  async function greet({ id, token, case_id, since }: Hello): Promise<void> {
    const visitor = await visitorOfToken(desk, token)
    if (!connection.isOpen()) return
    if (visitor === null) throw new DeskmetryError('VISITOR_UNKNOWN')
    giveBack?.()
    giveBack = door.enters(visitor.token_hash)
    if (giveBack === null) {
      connection.close('too_many')
      return
    }
    clearTimeout(impatience)
    member = { kind: 'visitor', connection, visitor, feeds: new Map() }
    live.members.add(member)
    customers.came(member)
    connection.send(toVisitor({ type: 'ready', now: new Date(desk.clock.now()).toISOString() }))
    const seq = case_id === null ? null : await followAsVisitor(live, member, { case_id, since })
    connection.send(toVisitor({ type: 'done', id, seq }))
  }

  function leave(): void {
    clearTimeout(impatience)
    giveBack?.()
    if (member === null) return
    live.members.delete(member)
    for (const case_id of member.feeds.keys()) {
      const { customer_id: id, name } = member.visitor
      live.typing.typed({ case_id, who: 'customer', id, name }, false)
    }
    rooms.leaveAll(member)
    customers.left(member)
  }
}
