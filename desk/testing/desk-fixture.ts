import type { User, UserInput } from '../../domain/contract/public.ts'
import {
  type Accounts,
  ACCOUNTS_MIGRATIONS,
  type Principal,
  saveTeam,
} from '../../accounts/public.ts'
import {
  accountsOn,
  addUser,
  principalOf,
  setUpAdmin,
} from '../../accounts/testing/accounts-fixture.ts'
import { migrate, type Store } from '../../store/public.ts'
import type { News } from '../news/desk-news.ts'
import { type Actor, createDesk, type Desk, deskAgentId } from '../desk.ts'
import { DESK_MIGRATIONS } from '../store/migrations.ts'
import { tablesOf } from '../store/tables.ts'

/** A desk over an empty store, with an administrator, a clock that only the test moves, and bytes that repeat. */
export interface DeskFixture extends Desk {
  readonly admin: Principal
  /** Everything told, in order. */
  readonly told: News[]
  pass(ms: number): void
  /** A new user and the agent they are. */
  hire(input?: Partial<UserInput>): Promise<Hired>
  team(id: string): Promise<string>
  /** Somebody who writes, as the widget knows them. */
  visitor(name?: string): Promise<Actor & { readonly kind: 'customer' }>
  /** What waits for the facts, in order. */
  outbox(): Promise<readonly DeskEvent[]>
}

export interface Hired {
  readonly user: User
  readonly principal: Principal
  readonly actor: Actor & { readonly kind: 'agent' }
}

export interface DeskEvent {
  readonly type: string
  readonly occurred_at: string
  readonly seq?: number
  readonly case_id?: string
  readonly agent_id?: string | null
  readonly data: Readonly<Record<string, unknown>>
}

export async function deskOn(store: Store): Promise<DeskFixture> {
  const accounts = await accountsOn(store)
  await migrate(store, [ACCOUNTS_MIGRATIONS, DESK_MIGRATIONS], accounts.clock)
  const desk = createDesk({
    store,
    accounts,
    onError: (error) => {
      throw error
    },
  })
  const admin = await setUpAdmin(accounts)
  const told: News[] = []
  desk.news.listen((news) => told.push(news))
  let visitors = 0
  return {
    ...desk,
    admin,
    told,
    pass: (ms) => {
      accounts.pass(ms)
    },
    hire: (input) => hire(accounts, admin, input),
    async team(id) {
      await saveTeam(accounts, admin, { id, name: id.slice(5), calendar_id: null })
      return id
    },
    async visitor(name) {
      visitors += 1
      const id = `desk:visitor-${visitors}`
      await insertCustomer(desk, id, name ?? null)
      return { kind: 'customer', id, name: name ?? null }
    },
    async outbox() {
      const rows = await tablesOf(store)
        .selectFrom('desk_outbox')
        .selectAll()
        .orderBy('number')
        .execute()
      return rows.map((row) => JSON.parse(row.event_json) as DeskEvent)
    },
  }
}

async function hire(
  accounts: Accounts,
  admin: Principal,
  input: Partial<UserInput> = {},
): Promise<Hired> {
  const user = await addUser(accounts, admin, input)
  return {
    user,
    principal: principalOf(user),
    actor: { kind: 'agent', id: deskAgentId(user.id), name: user.name },
  }
}

async function insertCustomer(desk: Desk, id: string, name: string | null): Promise<void> {
  await tablesOf(desk.store)
    .insertInto('desk_customers')
    .values({
      id,
      name,
      email: null,
      email_key: null,
      phone: null,
      language: null,
      tier: null,
      attributes_json: '{}',
      note: null,
      consented_at: desk.clock.now(),
      created_at: desk.clock.now(),
      last_seen_at: null,
      erased_at: null,
    })
    .execute()
}
