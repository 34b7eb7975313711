import { randomBytes } from 'node:crypto'
import {
  type Accounts,
  completeSetup,
  issueSetupSecret,
  listUsers,
  type Principal,
  resetPassword,
} from '../../accounts/public.ts'

export interface DemoAdmin {
  readonly email: string
  readonly password: string
}

const EMAIL = 'demo@example.com'

/**
 * The administrator of a demo, with a new password at each start: nobody who saw an old console can use it.
 * Null where somebody set the installation up for themselves.
 */
export async function openDemoAdmin(accounts: Accounts): Promise<DemoAdmin | null> {
  const password = randomBytes(12).toString('base64url')
  const token = await issueSetupSecret(accounts)
  if (token !== null) {
    await completeSetup(accounts, {
      token,
      email: EMAIL,
      name: 'Demo',
      password,
      account_name: 'Deskmetry Demo',
      tz: 'Asia/Shanghai',
      language: 'zh-CN',
    })
    return { email: EMAIL, password }
  }
  const users = await listUsers(accounts, OWNER)
  const demo = users.find((user) => user.email === EMAIL)
  if (demo === undefined) return null
  await resetPassword(accounts, OWNER, { user_id: demo.id, new_password: password })
  return { email: EMAIL, password }
}

/** Whoever starts the process owns its data directory, and so the demo in it. */
export const OWNER: Principal = {
  user: {
    id: 'owner',
    email: 'owner@localhost',
    name: 'Owner of the data directory',
    role: 'admin',
    scope_limit: 'all',
    status: 'active',
    language: null,
    team_ids: [],
    agents: [],
    created_at: '1970-01-01T00:00:00.000Z',
  },
  via: { kind: 'session', session_id: 'owner' },
}
