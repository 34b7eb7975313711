import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CALENDARS, saveDocument } from '../../accounts/public.ts'
import type { CaseAction } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { openReader } from '../../store/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { giveRating, issueRatingSecret } from '../actions/rating.ts'
import type { Actor, Desk } from '../desk.ts'
import { purgeUnsentFiles, storeFile } from '../files/case-files.ts'
import { type FileVault, openDiskVault } from '../files/file-vault.ts'
import { indexTurn } from '../search/index-turn.ts'
import { matchingDocs } from '../search/search-index.ts'
import type { SearchTerms } from '../search/tokens.ts'
import { tablesOf } from '../store/tables.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { forgetVisitor } from './forget-visitor.ts'
import { makeRatingSecret, rateByLink, readRatingLink } from './rating-link.ts'
import {
  leaveCase,
  markVisitorRead,
  noteVisitorPage,
  openVisitorCase,
  rateCase,
  sayInCase,
} from './visitor-acts.ts'
import { listVisitorCases, readTranscript } from './visitor-cases.ts'
import { actorOfVisitor, requireVisitor, type Visitor, visitorOfToken } from './visitor.ts'
import { welcomeVisitor } from './welcome-visitor.ts'
import { widgetConfigOf } from './widget-settings.ts'

describeEachStore('visitors', (stores) => {
  const folder = mkdtempSync(join(tmpdir(), 'deskmetry-vault-'))
  const vault: FileVault = openDiskVault(folder)
  let desk: DeskFixture
  let agent: Actor & { readonly kind: 'agent' }
  beforeAll(async () => {
    desk = await deskOn(await stores.open())
    await desk.team('desk:one')
    agent = (await desk.hire({ team_ids: ['desk:one'] })).actor
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  let keys = 0
  const key = () => `key-${(keys += 1)}-key`
  const come = async (): Promise<Visitor & { readonly token: string }> => {
    const input = { has_consented: true, language: 'en', name: 'Wendy', fields: {} } as const
    const { token } = await welcomeVisitor(desk, { ...input, email: 'wendy@example.com' })
    return { ...(await requireVisitor(desk, token)), token }
  }
  const begin = async (visitor: Visitor, file_ids: readonly string[] = []): Promise<string> => {
    const input = { kind: 'chat', client_key: key(), text: 'Where is it?', fields: {} } as const
    return (await openVisitorCase(desk, visitor, { ...input, file_ids: [...file_ids] })).id
  }
  const act = (id: string, action: CaseAction) =>
    actOnCase(desk, agent, id, { client_key: key(), action })
  const upload = (visitor: Visitor, text = 'SF 1') =>
    storeFile(desk, vault, {
      name: 'a.txt',
      bytes: new TextEncoder().encode(text),
      owner_id: visitor.customer_id,
    })

  const indexAll = async () => {
    while ((await indexTurn(desk)) > 0);
  }
  const entriesOf = (case_id: string) =>
    tablesOf(desk.store)
      .selectFrom('desk_entries')
      .selectAll()
      .where('case_id', '=', case_id)
      .execute()

  it('are known by their token alone, which is not stored', async () => {
    const { token, customer_id } = await come()
    expect(await visitorOfToken(desk, token)).toMatchObject({ customer_id, name: 'Wendy' })
    expect(await visitorOfToken(desk, `${token}x`)).toBeNull()
    const rows = await tablesOf(desk.store).selectFrom('desk_visitors').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('do not become an earlier customer by writing their address', async () => {
    const [one, other] = [await come(), await come()]
    expect(one.customer_id).not.toBe(other.customer_id)
    await begin(one)
    expect(await listVisitorCases(desk, other)).toEqual([])
  })

  it('see their conversation and what is said in it, read up to where they have read', async () => {
    const visitor = await come()
    const id = await begin(visitor)
    await act(id, { type: 'reply', text: 'Here', file_ids: [] })
    await act(id, { type: 'note', text: 'secret', file_ids: [], mentions: [], is_whisper: false })
    const said = await sayInCase(desk, visitor, {
      case_id: id,
      client_key: key(),
      text: 'Thanks',
      file_ids: [],
    })
    const { case: held, entries } = await readTranscript(desk, visitor, { case_id: id, since: 0 })
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(entries.flatMap(({ text }) => text ?? [])).toEqual(['Where is it?', 'Here', 'Thanks'])
    expect(held).toMatchObject({ last_seq: said.seq, status: 'open', agent_name: agent.name })
    await markVisitorRead(desk, visitor, { case_id: id, seq: 9_999 })
    await markVisitorRead(desk, visitor, { case_id: id, seq: 1 })
    const [line] = await listVisitorCases(desk, visitor)
    expect(line?.read_seq).toBe(said.seq)
  })

  it('leave before anybody came: abandoned; after an answer: resolved, and asked how it was', async () => {
    const visitor = await come()
    const [early, late] = [await begin(visitor), await begin(visitor)]
    await leaveCase(desk, visitor, early)
    await act(late, { type: 'reply', text: 'Here', file_ids: [] })
    await leaveCase(desk, visitor, late)
    const cases = await listVisitorCases(desk, visitor)
    const standing = Object.fromEntries(cases.map(({ id, status }) => [id, status]))
    expect(standing).toEqual({ [early]: 'closed', [late]: 'resolved' })
    await rateCase(desk, visitor, { case_id: late, score: 4, comment: 'quick' })
    const [rated] = (await listVisitorCases(desk, visitor)).filter(({ id }) => id === late)
    expect(rated?.rating).toMatchObject({ score: 4, comment: 'quick' })
    await expect(
      rateCase(desk, visitor, { case_id: early, score: 1, comment: '' }),
    ).rejects.toMatchObject({ code: 'CASE_ACTION_REFUSED' })
  })

  it('rate by a link that ends the one before, and ends by itself', async () => {
    const id = await begin(await come())
    const first = await makeRatingSecret(desk, agent, id)
    const second = await makeRatingSecret(desk, agent, id)
    await expect(readRatingLink(desk, first)).rejects.toMatchObject({ code: 'RATING_LINK_INVALID' })
    await rateByLink(desk, second, { score: 2, comment: '' })
    expect(await readRatingLink(desk, second)).toMatchObject({ score: 2 })
    desk.pass(91 * 86_400_000)
    await expect(rateByLink(desk, second, { score: 5, comment: '' })).rejects.toMatchObject({
      code: 'RATING_LINK_INVALID',
    })
  })

  it('tell which page they are on, each to the facts once', async () => {
    const visitor = await come()
    const before = (await desk.outbox()).length
    const page = { url: 'https://shop.example.com/a', title: 'A' }
    await noteVisitorPage(desk, visitor, page)
    await noteVisitorPage(desk, visitor, page)
    const told = (await desk.outbox()).slice(before)
    expect(told).toMatchObject([{ type: 'page.viewed', data: { url: page.url } }])
    await expect(
      noteVisitorPage(desk, visitor, { url: 'javascript:alert(1)', title: '' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('are forgotten: words, names and files go, the events say so, each as ingest takes it', async () => {
    const visitor = await come()
    const { id: fileId } = await upload(visitor)
    const id = await begin(visitor, [fileId])
    await forgetVisitor(desk, vault, visitor)
    expect(await visitorOfToken(desk, visitor.token)).toBeNull()
    await expect(vault.read(fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const entries = await entriesOf(id)
    expect(JSON.stringify(entries)).not.toMatch(/Where is it|Wendy/)
    const events = await desk.outbox()
    expect(events.at(-1)).toMatchObject({ type: 'customer.erased' })
    expect(events.filter((event) => !parseEvent(event, 'desk').ok)).toEqual([])
  })

  it('are not rated for by a link once they are forgotten, not even one that was being answered', async () => {
    const visitor = await come()
    const id = await begin(visitor)
    const secret = await makeRatingSecret(desk, agent, id)
    await rateByLink(desk, secret, { score: 4, comment: 'Sent to Wendy' })
    await forgetVisitor(desk, vault, visitor)
    const gone = { code: 'RATING_LINK_INVALID' }
    await expect(readRatingLink(desk, secret)).rejects.toMatchObject(gone)
    const late = { score: 1, comment: 'I am Wendy' }
    await expect(rateByLink(desk, secret, late)).rejects.toMatchObject(gone)
    const rating = await tablesOf(desk.store)
      .selectFrom('desk_ratings')
      .selectAll()
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(rating).toMatchObject({ token_hash: null, score: 4, comment: null })
    const begun = giveRating(desk, actorOfVisitor(visitor), { ...late, rating_id: rating.id })
    await expect(begun).rejects.toMatchObject({ code: 'VISITOR_UNKNOWN' })
    const afresh = await issueRatingSecret(desk, rating.id)
    await expect(readRatingLink(desk, afresh ?? '')).rejects.toMatchObject(gone)
    expect(JSON.stringify(await entriesOf(id))).not.toMatch(/Wendy/)
  })

  it('are forgotten with their files, also when the process ends before these are removed', async () => {
    const visitor = await come()
    const { id } = await upload(visitor)
    await begin(visitor, [id])
    const broken: FileVault = { ...vault, remove: () => Promise.reject(new Error('broken off')) }
    await expect(forgetVisitor(desk, broken, visitor)).rejects.toThrow('broken off')
    await purgeUnsentFiles(desk, vault)
    await expect(vault.read(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are forgotten by the search as well, also what it was just reading', async () => {
    const visitor = await come()
    const words = { kind: 'chat' as const, client_key: key(), fields: {}, file_ids: [] }
    await openVisitorCase(desk, visitor, { ...words, text: 'Zanzibar kept' })
    await indexAll()
    const fresh = await openVisitorCase(desk, visitor, {
      ...words,
      client_key: key(),
      text: 'Zanzibar just read',
    })
    const terms: SearchTerms = { tokens: [{ text: 'zanzibar', isPrefix: false }], phrases: [] }
    const found = async () => {
      const reader = openReader({ ...desk.store, close: () => Promise.resolve() }, null)
      const question = { kind: 'messages', terms, readers: null, before: 1e9, limit: 9 } as const
      return matchingDocs(reader, question)
    }
    expect(await found()).toHaveLength(1)
    const transaction: Desk['store']['transaction'] = async (work) => {
      await forgetVisitor(desk, vault, visitor)
      return desk.store.transaction(work)
    }
    await indexTurn({ store: { ...desk.store, transaction } })
    await indexAll()
    expect(await found()).toEqual([])
    const doc = await tablesOf(desk.store)
      .selectFrom('desk_search_cases')
      .selectAll()
      .where('case_id', '=', fresh.id)
      .execute()
    expect(doc).toHaveLength(1)
  })

  it('say nothing more once they are forgotten, even in what had begun before', async () => {
    const visitor = await come()
    const id = await begin(visitor)
    const words = { case_id: id, client_key: key(), text: 'Too late', file_ids: [] }
    const asked = sayInCase(desk, visitor, words)
    await Promise.all([forgetVisitor(desk, vault, visitor), asked.catch(() => null)])
    await noteVisitorPage(desk, visitor, { url: 'https://shop.example.com/late', title: 'Late' })
    await expect(sayInCase(desk, visitor, { ...words, client_key: key() })).rejects.toMatchObject({
      code: 'VISITOR_UNKNOWN',
    })
    const entries = await entriesOf(id)
    expect(JSON.stringify(entries)).not.toMatch(/Too late/)
    expect(JSON.stringify(await desk.outbox())).not.toContain('example.com/late')
  })

  it('upload what is removed after a day, unless a message carries it', async () => {
    const visitor = await come()
    const [sent, kept] = [await upload(visitor), await upload(visitor)]
    await begin(visitor, [sent.id])
    desk.pass(23 * 3_600_000)
    await purgeUnsentFiles(desk, vault)
    ;(await vault.read(kept.id)).destroy()
    desk.pass(2 * 3_600_000)
    await purgeUnsentFiles(desk, vault)
    await expect(vault.read(kept.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    ;(await vault.read(sent.id)).destroy()
  })

  it('leave a ticket outside the hours of the default calendar, and are told when to come back', async () => {
    expect(await widgetConfigOf(desk)).toMatchObject({ is_open: true, opens_at: null })
    const tomorrow = new Date(desk.clock.now() + 86_400_000)
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
    const day = days[tomorrow.getUTCDay()] ?? 'mon'
    await saveDocument(desk.accounts, CALENDARS, {
      principal: desk.admin,
      document: {
        calendar_id: 'desk:day',
        tz: 'UTC',
        is_default: true,
        week: { [day]: [['09:00', '18:00']] },
      },
      save: { base_version: 0, change: { kind: 'from', effective_from: null } },
    })
    const opens_at = `${tomorrow.toISOString().slice(0, 10)}T09:00:00.000Z`
    expect(await widgetConfigOf(desk)).toMatchObject({ is_open: false, opens_at })
    const visitor = await come()
    await begin(visitor)
    expect(await listVisitorCases(desk, visitor)).toMatchObject([{ kind: 'ticket' }])
  })
})
