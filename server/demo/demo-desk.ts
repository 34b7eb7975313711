import { randomBytes } from 'node:crypto'
import {
  changeUser,
  createUser,
  listUsers,
  type Principal,
  saveTeam,
} from '../../accounts/public.ts'
import {
  type Actor,
  CANNED,
  CATEGORIES,
  deskAgentId,
  listSettings,
  putSetting,
  saveQueue,
} from '../../desk/public.ts'
import { queueInput } from '../../domain/contract/public.ts'
import type { Rooms } from '../rooms.ts'
import { DEMO_CANNED, DEMO_CATEGORIES, DEMO_COLLEAGUES } from './demo-desk-words.ts'
import { deskDays } from './desk-days.ts'
import { replayCases } from './replay-cases.ts'

const TEAM = { id: 'desk:online', name: '在线客服 Online', calendar_id: null }

/**
 * Furnishes the desk of a demo once: colleagues, queues, categories, canned replies and two days of conversations, the
 * last of them still open. Later starts find it furnished.
 */
export async function furnishDesk(rooms: Rooms, owner: Principal): Promise<void> {
  const { desk, accounts, clock } = rooms
  if ((await listSettings(desk, CANNED)).length > 0) return
  await saveTeam(accounts, owner, TEAM)
  const agents: Extract<Actor, { kind: 'agent' }>[] = []
  for (const { name, email } of DEMO_COLLEAGUES) {
    const user = await createUser(accounts, owner, {
      name,
      email,
      password: randomBytes(18).toString('base64url'),
      role: 'agent',
      scope_limit: 'all',
      language: null,
      team_ids: [TEAM.id],
      agents: [],
    })
    agents.push({ kind: 'agent', id: deskAgentId(user.id), name })
  }
  // Who tries the demo works where its conversations come in: online, the next chat is theirs.
  for (const { id, role, team_ids } of await listUsers(accounts, owner)) {
    if (role !== 'admin') continue
    await changeUser(accounts, owner, { id, team_ids: [...new Set([...team_ids, TEAM.id])] })
  }
  const by = owner.user.id
  const queue = (name: string, kind: 'chat' | 'ticket') =>
    saveQueue(desk, {
      by,
      input: queueInput.parse({
        name,
        conditions: { kinds: [kind] },
        team_id: TEAM.id,
        after_hours: 'wait',
        is_dispatched: kind === 'chat',
      }),
    })
  const queues = {
    chat: (await queue('在线咨询 Chat', 'chat')).id,
    ticket: (await queue('工单 Tickets', 'ticket')).id,
  }
  for (const [id, name] of Object.entries(DEMO_CATEGORIES)) {
    await putSetting(desk, CATEGORIES, { id, by, body: { name, is_active: true } })
  }
  await replayCases(rooms, { agents, queues }, deskDays(clock.now()))
  // Last: whoever finds these, finds the rest.
  for (const reply of DEMO_CANNED) await putSetting(desk, CANNED, { body: reply, by })
}
