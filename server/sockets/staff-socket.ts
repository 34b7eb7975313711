import type { Socket } from 'node:net'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyBaseLogger } from 'fastify'
import type { Principal } from '../../accounts/public.ts'
import { caseReaderOf, readInvitedCases } from '../../desk/public.ts'
import { type Language, staffFrame } from '../../domain/contract/public.ts'
import { answerFrames } from './answer-frame.ts'
import { openConnection } from './connection.ts'
import { toStaff } from './frame-text.ts'
import type { LiveDesk } from './live-desk.ts'
import type { StaffMember } from './live-room.ts'
import { handleStaffFrame } from './staff-frames.ts'

interface StaffEntrance {
  readonly principal: Principal
  readonly log: FastifyBaseLogger
  readonly language: Language
  readonly raw: Socket
}

/** The socket of somebody who answers; who they are was checked before it was opened. */
export function openStaffSocket(
  live: LiveDesk,
  socket: WebSocket,
  { principal, log, language, raw }: StaffEntrance,
): void {
  const { desk, presence, whoSees, failed } = live
  const answer = answerFrames({
    schema: staffFrame,
    clock: desk.clock,
    log,
    language,
    connection: () => connection,
    handle: (frame) => handleStaffFrame(live, member, frame),
  })
  const connection = openConnection(socket, {
    clock: desk.clock,
    raw,
    // Nothing is done before they are entered: news of their cases must find them.
    onFrame: async (data, isBinary) => {
      await entered
      await answer(data, isBinary)
    },
    onEnd: () => void leave().catch(failed),
    onError: failed,
  })
  const reader = caseReaderOf(principal)
  const member: StaffMember = { kind: 'staff', connection, principal, reader, feeds: new Map() }

  let isCounted = false

  async function enter(): Promise<void> {
    const invited = await readInvitedCases(desk, reader.agent_id)
    live.members.add(member)
    whoSees.add(member, invited)
    const { state } = await presence.connected(reader.agent_id)
    isCounted = true
    const now = new Date(desk.clock.now()).toISOString()
    connection.send(toStaff({ type: 'ready', agent_id: reader.agent_id, state, now }))
  }

  async function leave(): Promise<void> {
    live.members.delete(member)
    whoSees.remove(member)
    for (const case_id of member.feeds.keys()) {
      const { name } = principal.user
      live.typing.typed({ case_id, who: 'agent', id: reader.agent_id, name }, false)
    }
    live.rooms.leaveAll(member)
    // In the order in which it was: counted once in, counted once out.
    await entered.catch(() => undefined)
    live.members.delete(member)
    whoSees.remove(member)
    if (isCounted) await presence.disconnected(reader.agent_id)
  }

  const entered = enter()
  entered.catch((error: unknown) => {
    failed(error)
    connection.close('broken')
  })
}
