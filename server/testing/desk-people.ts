import { openSession, type Principal, principalOfSession, saveTeam } from '../../accounts/public.ts'
import { addUser } from '../../accounts/testing/accounts-fixture.ts'
import { deskAgentId, openVisitorCase, requireVisitor, welcomeVisitor } from '../../desk/public.ts'
import type { User, UserInput } from '../../domain/contract/public.ts'
import type { Rooms } from '../rooms.ts'

export interface Person {
  readonly user: User
  readonly agent_id: string
  readonly cookie: string
  readonly principal: Principal
}

export interface Guest {
  readonly token: string
  readonly customer_id: string
  readonly case_id: string
}

/** Makes agents who are signed in, and customers who began to chat. */
export interface DeskPeople {
  hire(input?: Partial<UserInput>): Promise<Person>
  guest(text?: string): Promise<Guest>
}

let keys = 0
/** A key of a request that no other of this process has. */
export function newKey(): string {
  keys += 1
  return `key-of-a-test-${String(keys)}`
}

export function createDeskPeople(
  { desk, accounts }: Pick<Rooms, 'desk' | 'accounts'>,
  admin: Principal,
): DeskPeople {
  return {
    async hire(input) {
      for (const id of input?.team_ids ?? []) {
        await saveTeam(accounts, admin, { id, name: id, calendar_id: null }).catch(() => undefined)
      }
      const user = await addUser(accounts, admin, input)
      const { secret } = await openSession(accounts, user.id, { address: '', user_agent: 'test' })
      const principal = await principalOfSession(accounts, secret)
      if (principal === null) throw new Error('nobody')
      const cookie = `deskmetry_session=${secret}`
      return { user, agent_id: deskAgentId(user.id), cookie, principal }
    },
    async guest(text = 'Hello') {
      const { token, customer_id } = await welcomeVisitor(desk, {
        has_consented: true,
        language: 'en',
        name: 'Guest',
        fields: {},
      })
      const opened = await openVisitorCase(desk, await requireVisitor(desk, token), {
        kind: 'chat',
        client_key: newKey(),
        text,
        file_ids: [],
        fields: {},
      })
      return { token, customer_id, case_id: opened.id }
    },
  }
}
