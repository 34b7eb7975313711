/**
 * The whole product as a process of its own, so that a test may talk to it and kill it. The first start makes agents
 * and customers; what it prints, one line of JSON, is all that later starts need.
 */
import {
  completeSetup,
  issueSetupSecret,
  principalOfSession,
  signIn,
} from '../../accounts/public.ts'
import { readConfig, startServer } from '../../server/public.ts'
import { createDeskPeople } from '../../server/testing/desk-people.ts'

export interface DeskStart {
  readonly url: string
  readonly agents: readonly string[]
  readonly guests: readonly { readonly token: string; readonly case_id: string }[]
}

const [dataDir = '', databaseUrl = '', agents = '0', guests = '0'] = process.argv.slice(2)
const ADMIN = { email: 'faults@example.com', password: 'a desk that is killed' }

const config = readConfig(
  { PORT: '0', DATA_DIR: dataDir },
  { LOG_LEVEL: 'error', ...(databaseUrl === '' ? {} : { DATABASE_URL: databaseUrl }) },
)
const server = await startServer(config)
const { accounts } = server.rooms
const token = await issueSetupSecret(accounts)
if (token !== null && Number(agents) > 0) {
  await completeSetup(accounts, {
    token,
    ...ADMIN,
    name: 'Faults',
    account_name: 'Faults',
    tz: 'Asia/Shanghai',
    language: 'en',
  })
}
process.stdout.write(`${JSON.stringify(await introduce())}\n`)

async function introduce(): Promise<DeskStart> {
  if (Number(agents) === 0) return { url: server.url, agents: [], guests: [] }
  const { session } = await signIn(accounts, ADMIN, { address: '', user_agent: '' })
  const admin = await principalOfSession(accounts, session.secret)
  if (admin === null) throw new Error('no administrator')
  const people = createDeskPeople(server.rooms, admin)
  const hired: string[] = []
  // Managers see every conversation, so none is out of reach when routing gives it to somebody else.
  while (hired.length < Number(agents)) hired.push((await people.hire({ role: 'manager' })).cookie)
  const came: DeskStart['guests'][number][] = []
  while (came.length < Number(guests)) came.push(await people.guest())
  return {
    url: server.url,
    agents: hired,
    guests: came.map(({ token: secret, case_id }) => ({ token: secret, case_id })),
  }
}

// The parent lets go of our standard input when we may end.
process.stdin.resume()
process.stdin.once('end', () => void server.stop().then(() => process.exit(0)))
