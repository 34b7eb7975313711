import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { openCase } from '../cases/open-case.ts'
import { readEntries } from '../cases/read-entries.ts'
import { createDesk, SYSTEM } from '../desk.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import type { CaseChange } from './case-change.ts'
import { commitCase } from './commit-case.ts'

const noted = (message_id: string): CaseChange => ({
  entries: [{ kind: 'note', message_id, text: message_id }],
})

describeEachStore('a group commit', (stores) => {
  it('fails whoever fails, and does the rest', async () => {
    const desk = await deskOn(await stores.open())
    const { id } = (await openCase(desk, SYSTEM, { kind: 'ticket', channel: 'form' })).case
    const commit = (change: CaseChange) =>
      commitCase(desk, { case_id: id, actor: SYSTEM }, () => change)
    const broken: CaseChange = {
      ...noted('desk:two'),
      write: () => Promise.reject(new Error('the disk is full')),
    }
    const results = await Promise.allSettled([
      commit(noted('desk:one')),
      commit(broken),
      commit(noted('desk:three')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const entries = await readEntries(desk, id, { since: 1, limit: 10 })
    expect(entries.map(({ seq, text }) => [seq, text])).toEqual([
      [2, 'desk:one'],
      [3, 'desk:three'],
    ])
  })

  it('tells news in the order of what happened, once it is on disk', async () => {
    const desk = await deskOn(await stores.open())
    const { id } = (await openCase(desk, SYSTEM, { kind: 'ticket', channel: 'form' })).case
    const seen: unknown[] = []
    desk.news.listen((news) => {
      if (news.kind === 'case') seen.push(news.entries.map(({ seq }) => seq))
    })
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        commitCase(desk, { case_id: id, actor: SYSTEM }, () => noted(`desk:${name}`)),
      ),
    )
    expect(seen).toEqual([[2], [3], [4]])
  })

  it('does once what two processes were sent at the same moment', async () => {
    const desk = await deskOn(await stores.open())
    const { actor } = await desk.hire()
    const store = stores.dialect === 'postgres' ? await stores.openAgain() : null
    // SQLite has one process.
    const other =
      store === null ? desk : createDesk({ store, accounts: { ...desk.accounts, store } })
    for (let round = 0; round < 10; round += 1) {
      const { id } = (await openCase(desk, SYSTEM, { kind: 'ticket', channel: 'form' })).case
      const request = {
        client_key: `round-${round}-key`,
        action: { type: 'reply' as const, text: 'Once', file_ids: [] },
      }
      const done = await Promise.all([
        actOnCase(desk, actor, id, request),
        actOnCase(other, actor, id, request),
      ])
      expect(done.filter(({ is_repeat }) => is_repeat)).toHaveLength(1)
      const entries = await readEntries(desk, id, { since: 1, limit: 10 })
      expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
        [2, 'activity'],
        [3, 'message'],
      ])
    }
  })
})
