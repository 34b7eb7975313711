import { createHash } from 'node:crypto'
import type { User, UserInput } from '../../domain/contract/public.ts'
import { migrate, type Store } from '../../store/public.ts'
import {
  type Accounts,
  ACCOUNTS_MIGRATIONS,
  acknowledgeSettingsEvents,
  completeSetup,
  createUser,
  issueSetupSecret,
  type Principal,
  readSettingsEvents,
} from '../public.ts'

/** Accounts over an empty store, with a clock that only the test moves and bytes that repeat with every run. */
export interface AccountsFixture extends Accounts {
  pass(ms: number): void
}

export const PASSWORD = 'correct horse battery'
export const ORIGIN = { address: '192.0.2.1', user_agent: 'test' }

export async function accountsOn(store: Store): Promise<AccountsFixture> {
  let now = Date.UTC(2026, 2, 1, 8)
  let drawn = 0
  const clock = { now: () => now }
  await migrate(store, [ACCOUNTS_MIGRATIONS], clock)
  return {
    store,
    clock,
    randomBytes: (size) => {
      drawn += 1
      return createHash('sha512').update(`draw ${drawn}`).digest().subarray(0, size)
    },
    pass: (ms) => {
      now += ms
    },
  }
}

/** The first administrator, by the set-up link; what this told the facts waits no longer. */
export async function setUpAdmin(accounts: Accounts): Promise<Principal> {
  const token = await issueSetupSecret(accounts)
  const user = await completeSetup(accounts, {
    token: token ?? '',
    email: 'Admin@Example.com',
    name: 'Ada',
    password: PASSWORD,
    account_name: 'Example',
    tz: 'Asia/Shanghai',
    language: 'zh-CN',
  })
  const told = await readSettingsEvents(accounts, 1_000)
  await acknowledgeSettingsEvents(
    accounts,
    told.map(({ number }) => number),
  )
  return principalOf(user)
}

export function principalOf(user: User, sessionId = 'session'): Principal {
  return { user, via: { kind: 'session', session_id: sessionId } }
}

let people = 0

export async function addUser(
  accounts: Accounts,
  admin: Principal,
  input: Partial<UserInput> = {},
): Promise<User> {
  people += 1
  return createUser(accounts, admin, {
    email: `person-${people}@example.com`,
    name: `Person ${people}`,
    role: 'agent',
    scope_limit: 'all',
    language: null,
    team_ids: [],
    agents: [],
    password: PASSWORD,
    ...input,
  })
}
