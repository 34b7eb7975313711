import { expect, it } from 'vitest'
import { CALENDARS, saveDocument } from '../../accounts/public.ts'
import { queueInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { saveQueue } from '../queues/queues.ts'
import type { CaseFacts } from '../routing/match-queue.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { admissionOf } from './admission.ts'

const CHAT: CaseFacts = {
  kind: 'chat',
  channel: 'web',
  category: null,
  language: null,
  tier: null,
  priority: 'normal',
  tags: [],
  business_line: null,
  page_url: null,
  fields: {},
}

describeEachStore('admission', (stores) => {
  it('makes a ticket of a chat that comes when its queue is closed, and says until when', async () => {
    const desk = await deskOn(await stores.open())
    await saveHours(desk, { calendar_id: 'office', is_default: true, opens: '09:00' })
    const { kind, hours, reason } = await admissionOf(desk, CHAT)
    // Sunday 16:00 in Shanghai; it opens on Monday at 9.
    expect(kind).toBe('ticket')
    expect(hours).toEqual({ is_open: false, opens_at: Date.UTC(2026, 2, 2, 1) })
    expect(reason).toEqual({
      code: 'after_hours',
      data: { queue: 'Everyone', opens_at: '2026-03-02T01:00:00.000Z' },
    })
    expect((await admissionOf(desk, { ...CHAT, kind: 'ticket' })).reason.code).toBe('queue_default')
    desk.pass(20 * 3_600_000)
    expect(await admissionOf(desk, CHAT)).toMatchObject({ kind: 'chat', hours: { is_open: true } })
  })

  it('looks at the hours of the queue itself, and leaves those waiting that are to wait', async () => {
    const desk = await deskOn(await stores.open())
    await saveHours(desk, { calendar_id: 'office', is_default: true, opens: '09:00' })
    await saveHours(desk, { calendar_id: 'sunday', is_default: false, opens: '00:00' })
    const save = (input: object) =>
      saveQueue(desk, { input: queueInput.parse({ name: 'Q', ...input }), by: 'desk:x' })
    await save({ calendar_id: 'sunday', conditions: { tiers: ['vip'] } })
    await save({ after_hours: 'wait', conditions: { tiers: ['gold'] } })
    expect((await admissionOf(desk, { ...CHAT, tier: 'gold' })).kind).toBe('chat')
    expect((await admissionOf(desk, { ...CHAT, tier: 'vip' })).kind).toBe('ticket')
    expect((await admissionOf(desk, { ...CHAT, tier: 'vip' })).hours.opens_at).toBe(
      Date.UTC(2026, 2, 1, 16),
    )
  })

  it('without any calendar is always open', async () => {
    const desk = await deskOn(await stores.open())
    expect(await admissionOf(desk, CHAT)).toMatchObject({
      kind: 'chat',
      queue: { id: 'desk:everyone' },
      hours: { is_open: true, opens_at: null },
    })
  })
})

async function saveHours(
  desk: DeskFixture,
  calendar: { readonly calendar_id: string; readonly is_default: boolean; readonly opens: string },
): Promise<void> {
  const { calendar_id, is_default, opens } = calendar
  const document = {
    calendar_id,
    is_default,
    tz: 'Asia/Shanghai',
    week: { mon: [[opens, '18:00']] as [string, string][] },
  }
  const save = { base_version: 0, change: { kind: 'from', effective_from: null } } as const
  const result = await saveDocument(desk.accounts, CALENDARS, {
    principal: desk.admin,
    document,
    save,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}
