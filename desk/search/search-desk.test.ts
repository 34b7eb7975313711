import { expect, it } from 'vitest'
import type { CaseAction, SearchRequest } from '../../domain/contract/public.ts'
import { openReader, type StoreScope } from '../../store/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { type CaseReader, caseReaderOf } from '../access/may-case.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { changeCustomer } from '../cases/change-customer.ts'
import { openCase } from '../cases/open-case.ts'
import { tablesOf } from '../store/tables.ts'
import { type DeskFixture, deskOn, type Hired } from '../testing/desk-fixture.ts'
import { indexTurn } from './index-turn.ts'
import { markForSearch } from './search-queue.ts'
import { searchDesk } from './search-desk.ts'

const ALL: CaseReader = { scope: 'all', agent_id: 'desk:boss', team_ids: [] }
const viewerOf = ({ principal }: Hired): CaseReader => caseReaderOf(principal)

let keys = 0
async function act(desk: DeskFixture, id: string, action: CaseAction, who?: Hired): Promise<void> {
  keys += 1
  const actor = who?.actor ?? ({ kind: 'agent', id: 'desk:boss', name: 'Boss' } as const)
  await actOnCase(desk, actor, id, { client_key: `search-key-${keys}`, action })
}

async function indexAll(desk: DeskFixture): Promise<void> {
  while ((await indexTurn(desk)) > 0);
}

async function find(
  desk: DeskFixture,
  q: string,
  viewer: CaseReader = ALL,
  more: Partial<SearchRequest> = {},
) {
  const { store } = desk
  const reader = openReader({ ...store, close: () => Promise.resolve() }, null)
  const kinds = ['cases', 'messages', 'customers'] as const
  return searchDesk(reader, viewer, { q, kinds: [...kinds], limit: 10, ...more })
}

/** The words of the found messages, in their order, with marks in brackets. */
async function messages(desk: DeskFixture, q: string, viewer?: CaseReader) {
  const { messages: found } = await find(desk, q, viewer)
  return found.map(({ snippet: { text, marks } }) =>
    [...marks]
      .reverse()
      .reduce(
        (words, [from, to]) =>
          `${words.slice(0, from)}[${words.slice(from, to)}]${words.slice(to)}`,
        text,
      ),
  )
}

async function chat(desk: DeskFixture, text: string, more: object = {}): Promise<string> {
  const visitor = await desk.visitor('Ann Li')
  const input = { kind: 'chat', channel: 'web', text, ...more } as const
  const opened = await openCase(desk, visitor, input)
  desk.pass(1_000)
  return opened.case.id
}

describeEachStore('search', (stores) => {
  it('finds Chinese words of two characters, one, and many, and nothing that only looks alike', async () => {
    const desk = await deskOn(await stores.open())
    await chat(desk, '我的订单要申请退款')
    await chat(desk, '退货之后款项没有到')
    await chat(desk, '退')
    await indexAll(desk)
    expect(await messages(desk, '退款')).toEqual(['我的订单要申请[退款]'])
    expect(await messages(desk, '退')).toEqual([
      '[退]',
      '[退]货之后款项没有到',
      '我的订单要申请[退]款',
    ])
    expect(await messages(desk, '申请退款')).toEqual(['我的订单要[申请退款]'])
    expect(await messages(desk, '退款申请')).toEqual([])
    expect(await messages(desk, '订单 退款')).toEqual(['我的[订单]要申请[退款]'])
  })

  it('finds a case by the new name of its customer, and no longer by the old one', async () => {
    const desk = await deskOn(await stores.open())
    const visitor = await desk.visitor('Ann Li')
    const input = { kind: 'chat', channel: 'web', text: 'Hello' } as const
    const { case: opened } = await openCase(desk, visitor, input)
    await indexAll(desk)
    await changeCustomer(desk, ALL, { id: visitor.id, name: 'Petronella' })
    await indexAll(desk)
    expect((await find(desk, 'petronella')).cases.map(({ case: { id } }) => id)).toEqual([
      opened.id,
    ])
    expect((await find(desk, 'ann li')).cases).toEqual([])
  })

  it('checks that the pairs stand together, which the index alone does not know', async () => {
    const desk = await deskOn(await stores.open())
    await chat(desk, '甲乙。乙丙')
    await indexAll(desk)
    expect(await messages(desk, '甲乙丙')).toEqual([])
  })

  it('finds words, beginnings, numbers as they are typed, addresses', async () => {
    const desk = await deskOn(await stores.open())
    await chat(desk, 'Refund for ORDER A1024, call 138-0013-8000 or Li.Wei@Example.com')
    await indexAll(desk)
    for (const q of [
      'refund',
      'ref',
      'order a10',
      'ＲＥＦＵＮＤ',
      '13800138000',
      '138 0013 8000',
      'li.wei@example.com',
      'example',
    ]) {
      expect.soft(await messages(desk, q), q).toHaveLength(1)
    }
    for (const q of [
      'fund',
      'order a9',
      '13900138000',
      '"',
      "' or 1=1 --",
      'refund NOT order x',
      '*',
      'a:b',
    ]) {
      expect.soft(await messages(desk, q), q).toEqual([])
    }
    expect(await messages(desk, '13800138000')).toEqual([
      'Refund for ORDER A1024, call [138-0013-8000] or Li.Wei@Example.com',
    ])
  })

  it('finds a case by number, subject, tag and category, and a customer by name', async () => {
    const desk = await deskOn(await stores.open())
    const id = await chat(desk, 'hello', {
      subject: '发票抬头错误',
      tags: ['invoice'],
      category: '开票',
    })
    await markForSearch(desk, 'customer', ['desk:visitor-1'])
    await indexAll(desk)
    for (const q of ['1', '发票', 'invoice', '开票', 'Ann']) {
      expect
        .soft(
          (await find(desk, q)).cases.map((hit) => hit.case.id),
          q,
        )
        .toEqual([id])
    }
    expect((await find(desk, 'ann li')).customers).toMatchObject([{ name: 'Ann Li' }])
    expect(await find(desk, 'ann', ALL, { kinds: ['messages'] })).toEqual({
      cases: [],
      messages: [],
      customers: [],
    })
  })

  it('follows what happens: replies, notes, edits, and words that were taken away', async () => {
    const desk = await deskOn(await stores.open())
    const id = await chat(desk, 'my passport is E1234567')
    const ben = await desk.hire()
    await indexAll(desk)
    await act(desk, id, { type: 'reply', text: 'please wait, searching', file_ids: [] }, ben)
    await act(
      desk,
      id,
      { type: 'note', text: 'looks genuine', file_ids: [], mentions: [], is_whisper: false },
      ben,
    )
    await indexAll(desk)
    expect((await find(desk, 'genuine')).messages).toMatchObject([{ is_note: true }])
    const [first] = await tablesOf(desk.store)
      .selectFrom('desk_entries')
      .select('message_id')
      .where('text', 'like', 'my passport%')
      .execute()
    expect(await messages(desk, 'passport')).toHaveLength(1)
    await act(desk, id, { type: 'redact_message', message_id: first?.message_id ?? '' }, ben)
    await indexAll(desk)
    expect(await messages(desk, 'passport')).toEqual([])
    expect(await messages(desk, 'E1234567')).toEqual([])
    expect(await messages(desk, 'searching')).toHaveLength(1)
  })

  it('shows an agent what is theirs, their team’s, watched or a mention, and nothing else', async () => {
    const desk = await deskOn(await stores.open())
    await chat(desk, 'a free parcel')
    const [tmall, jd] = [await desk.team('desk:tmall'), await desk.team('desk:jd')]
    const ann = await desk.hire({ team_ids: [tmall] })
    const ben = await desk.hire({ team_ids: [jd] })
    const cleo = await desk.hire({ scope_limit: 'own' })
    const id = await chat(desk, 'secret parcel', {
      team_id: tmall,
      agent_id: ann.actor.id,
      subject: 'parcel',
    })
    await markForSearch(desk, 'customer', ['desk:visitor-1', 'desk:visitor-2'])
    await indexAll(desk)
    expect(await messages(desk, 'secret', viewerOf(ann))).toEqual(['[secret] parcel'])
    expect(await messages(desk, 'parcel', viewerOf(ann))).toHaveLength(2)
    expect(await messages(desk, 'parcel', viewerOf(ben))).toEqual(['a free [parcel]'])
    expect(await messages(desk, 'parcel', viewerOf(cleo))).toEqual([])
    const customers = async (who: Hired) =>
      (await find(desk, 'ann li', viewerOf(who))).customers.length
    expect([await customers(ann), await customers(ben), await customers(cleo)]).toEqual([2, 1, 0])

    await act(desk, id, { type: 'watch', agent_id: cleo.actor.id }, ann)
    await indexAll(desk)
    expect(await messages(desk, 'secret', viewerOf(cleo))).toHaveLength(1)

    await act(desk, id, { type: 'transfer', to: { team_id: jd }, note: '' }, ann)
    // Before the index knows: nobody sees what is no longer theirs.
    expect(await messages(desk, 'secret', viewerOf(ann))).toEqual([])
    await indexAll(desk)
    expect(await messages(desk, 'secret', viewerOf(ann))).toEqual([])
    expect(await messages(desk, 'secret', viewerOf(ben))).toHaveLength(1)
  })

  it('puts the newer first, unless an older one says it more often', async () => {
    const desk = await deskOn(await stores.open())
    await chat(desk, 'parcel one')
    await chat(desk, 'parcel, parcel, parcel: two')
    desk.pass(86_400_000)
    await chat(desk, 'parcel three')
    desk.pass(30 * 86_400_000)
    await chat(desk, 'parcel four')
    await indexAll(desk)
    expect((await messages(desk, 'parcel')).map((text) => text.split(' ').at(-1))).toEqual([
      'four',
      'two',
      'three',
      'one',
    ])
  })

  it('goes on looking when the newest only look alike', async () => {
    const desk = await deskOn(await stores.open())
    await chat(desk, '甲乙丙')
    for (let count = 0; count < 70; count += 1) await chat(desk, `甲乙 ${count} 乙丙`)
    await indexAll(desk)
    expect(await messages(desk, '甲乙丙')).toEqual(['[甲乙丙]'])
  })

  it('keeps what changed while it was read', async () => {
    const desk = await deskOn(await stores.open())
    const id = await chat(desk, 'one')
    await indexAll(desk)
    const ben = await desk.hire()
    const change: CaseAction = { type: 'reply', text: 'two', file_ids: [] }
    let isFirst = true
    const store = {
      ...desk.store,
      transaction: async <T>(run: (tx: StoreScope) => Promise<T>) => {
        if (isFirst) await act(desk, id, change, ben)
        isFirst = false
        return desk.store.transaction(run)
      },
    }
    await markForSearch(desk, 'case', [id])
    await indexTurn({ store })
    expect(await messages(desk, 'two')).toHaveLength(0)
    await indexAll(desk)
    expect(await messages(desk, 'two')).toHaveLength(1)
    expect(await indexTurn(desk)).toBe(0)
  })

  it('takes a case of thousands in turns, and the others in between', async () => {
    const desk = await deskOn(await stores.open())
    const id = await chat(desk, 'first parcel')
    const other = await chat(desk, 'another')
    const [row] = await tablesOf(desk.store).selectFrom('desk_entries').selectAll().execute()
    if (row === undefined) throw new Error('no entry')
    const rows = Array.from({ length: 1_200 }, (_, at) => ({
      ...row,
      case_id: id,
      seq: 1_000 + at,
      kind: 'message',
      text: `parcel ${at}`,
      message_id: `desk:long-${at}`,
      client_key: null,
    }))
    for (const some of [rows.slice(0, 600), rows.slice(600)]) {
      await tablesOf(desk.store).insertInto('desk_entries').values(some).execute()
    }
    const indexed = () =>
      tablesOf(desk.store).selectFrom('desk_search_messages').select(['case_id', 'seq']).execute()
    await indexTurn(desk)
    expect((await indexed()).length).toBeLessThanOrEqual(500)
    await indexAll(desk)
    expect((await indexed()).filter(({ case_id }) => case_id === id)).toHaveLength(1_201)
    expect((await indexed()).filter(({ case_id }) => case_id === other)).toHaveLength(1)

    const ben = await desk.hire({ scope_limit: 'own' })
    expect(await messages(desk, 'parcel', viewerOf(ben))).toEqual([])
    await act(desk, id, { type: 'watch', agent_id: ben.actor.id })
    await indexAll(desk)
    expect((await indexed()).filter(({ case_id }) => case_id === id)).toHaveLength(1_201)
    expect(await messages(desk, 'first', viewerOf(ben))).toEqual(['[first] parcel'])
    expect(await messages(desk, '1199', viewerOf(ben))).toEqual(['parcel [1199]'])
  })

  it('keeps no words that were taken away without a change of their case', async () => {
    const desk = await deskOn(await stores.open())
    const id = await chat(desk, 'my passport')
    await indexAll(desk)
    const kept = () => tablesOf(desk.store).selectFrom('desk_search_messages').selectAll().execute()
    expect(await kept()).toHaveLength(1)
    await tablesOf(desk.store)
      .updateTable('desk_entries')
      .set({ text: null, redacted_at: 1 })
      .execute()
    await markForSearch(desk, 'case_again', [id])
    await indexAll(desk)
    expect(await kept()).toEqual([])
  })
})
