import { beforeEach, expect, it } from 'vitest'
import {
  type CalendarDocument,
  calendarDocument,
  LONGEST_PROMISE_SECS,
  type PolicyDocument,
  policyDocument,
  type SettingsSave,
} from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import {
  CALENDARS,
  changeAccount,
  listDocuments,
  POLICIES,
  type Principal,
  readAccount,
  readSettingsEvents,
  saveDocument,
  TARGETS,
} from '../public.ts'
import {
  type AccountsFixture,
  accountsOn,
  addUser,
  principalOf,
  setUpAdmin,
} from '../testing/accounts-fixture.ts'

const CALENDAR: CalendarDocument = {
  calendar_id: 'shanghai',
  tz: 'Asia/Shanghai',
  is_default: true,
  week: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
  },
  holidays: ['2026-02-17'],
  extra_days: { '2026-02-14': [['09:00', '18:00']] },
}
const LATE = { secs: 60, time: 'wall' } as const
const POLICY: PolicyDocument = {
  policy_id: 'vip',
  conditions: { customer_tier: 'vip', team_id: 'demo:tmall' },
  targets: { first_reply: { secs: 60, time: 'wall' } },
  pause_on: ['pending'],
}

const EVER: SettingsSave = { base_version: 0, change: { kind: 'from', effective_from: null } }
const from = (base_version: number, effective_from: string): SettingsSave => ({
  base_version,
  change: { kind: 'from', effective_from },
})
const correct = (base_version: number): SettingsSave => ({
  base_version,
  change: { kind: 'correct' },
})

describeEachStore('settings', (stores) => {
  let accounts: AccountsFixture
  let admin: Principal

  beforeEach(async () => {
    accounts = await accountsOn(await stores.open())
    admin = await setUpAdmin(accounts)
  })

  const saveCalendar = (save: SettingsSave, change: Partial<CalendarDocument> = {}) =>
    saveDocument(accounts, CALENDARS, {
      principal: admin,
      document: { ...CALENDAR, ...change },
      save,
    })
  const takeEvents = async () => {
    const entries = await readSettingsEvents(accounts, 100)
    return entries.map((entry) => {
      const parsed = parseEvent(entry.event, 'unnamed')
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      return parsed.event
    })
  }

  it('keep every version of a calendar and tell the facts about each', async () => {
    expect(await saveCalendar(EVER)).toEqual({ ok: true, version: 1 })
    expect(await saveCalendar(from(1, '2026-04-01T00:00:00+08:00'), { holidays: [] })).toEqual({
      ok: true,
      version: 2,
    })
    const versions = await listDocuments(accounts, CALENDARS)
    expect(versions).toEqual([
      {
        version: 1,
        effective_from: null,
        saved_at: '2026-03-01T08:00:00.000Z',
        saved_by: admin.user.id,
        document: CALENDAR,
      },
      {
        version: 2,
        effective_from: '2026-03-31T16:00:00.000Z',
        saved_at: '2026-03-01T08:00:00.000Z',
        saved_by: admin.user.id,
        document: { ...CALENDAR, holidays: [] },
      },
    ])
    expect(await takeEvents()).toMatchObject([
      {
        type: 'calendar.updated',
        source: 'desk',
        occurred_at: accounts.clock.now(),
        data: { ...CALENDAR, version: 1, effective_from: null },
      },
      {
        type: 'calendar.updated',
        data: { version: 2, effective_from: '2026-03-31T16:00:00.000Z', holidays: [] },
      },
    ])
  })

  it('replace a version that was wrong all along, and leave its number and beginning', async () => {
    await saveCalendar(EVER)
    await saveCalendar(from(1, '2026-04-01T00:00:00Z'))
    for (const holidays of [['2026-05-01'], ['2026-05-02']]) {
      expect(await saveCalendar(correct(2), { holidays })).toEqual({ ok: true, version: 2 })
    }
    const versions = await listDocuments(accounts, CALENDARS)
    expect(
      versions.map((each) => [each.version, each.effective_from, each.document.holidays]),
    ).toEqual([
      [1, null, ['2026-02-17']],
      [2, '2026-04-01T00:00:00.000Z', ['2026-05-02']],
    ])
    expect((await takeEvents()).at(-1)).toMatchObject({
      data: { version: 2, effective_from: '2026-04-01T00:00:00.000Z', holidays: ['2026-05-02'] },
    })
  })

  it('refuse a change of a version the author has not seen', async () => {
    await saveCalendar(EVER)
    for (const save of [EVER, correct(0), correct(2), from(2, '2026-04-01T00:00:00Z')]) {
      await expect(saveCalendar(save)).rejects.toMatchObject({
        code: 'SETTINGS_CONFLICT',
        details: { version: 1 },
      })
    }
  })

  it('take one of two changes made at the same moment', async () => {
    await saveCalendar(EVER)
    const results = await Promise.allSettled([
      saveCalendar(correct(1), { holidays: [] }),
      saveCalendar(from(1, '2026-04-01T00:00:00Z')),
      saveCalendar(from(1, '2026-05-01T00:00:00Z')),
    ])
    const versions = await listDocuments(accounts, CALENDARS)
    expect(versions.length).toBeLessThanOrEqual(2)
    expect(await takeEvents()).toHaveLength(
      1 + results.filter((result) => result.status === 'fulfilled').length,
    )
  })

  it.each([
    ['correcting nothing', correct(0), {}, 'change'],
    ['a broken span', EVER, { week: { mon: [['18:00', '09:00']] } }, 'week.mon.0'],
    ['an unknown zone', EVER, { tz: 'Asia/Peking' }, 'tz'],
  ] as const)('return the problem of %s, and save nothing', async (_, save, change, path) => {
    const result = await saveCalendar(save, change as Partial<CalendarDocument>)
    expect(result).toMatchObject({ ok: false, problems: [{ path }] })
    expect(await listDocuments(accounts, CALENDARS)).toEqual([])
    expect(await takeEvents()).toEqual([])
  })

  it('let versions begin one after the other', async () => {
    await saveCalendar(EVER)
    const effectiveFrom = { problems: [{ path: 'effective_from' }] }
    expect(await saveCalendar({ ...EVER, base_version: 1 })).toMatchObject(effectiveFrom)
    await saveCalendar(from(1, '2026-04-01T00:00:00Z'))
    expect(await saveCalendar(from(2, '2026-04-01T00:00:00Z'))).toMatchObject(effectiveFrom)
    expect(await saveCalendar(from(2, '2026-04-01T00:00:01Z'))).toMatchObject({ ok: true })
  })

  it('have one default calendar', async () => {
    await saveCalendar(EVER)
    expect(await saveCalendar(EVER, { calendar_id: 'berlin', tz: 'Europe/Berlin' })).toMatchObject({
      problems: [{ path: 'is_default' }],
    })
    await saveCalendar(from(1, '2026-04-01T00:00:00Z'), { is_default: false })
    expect(await saveCalendar(EVER, { calendar_id: 'berlin' })).toMatchObject({ ok: true })
  })

  it('send a policy of one team under the source of that team', async () => {
    const save = { principal: admin, document: POLICY, save: EVER }
    expect(await saveDocument(accounts, POLICIES, save)).toEqual({ ok: true, version: 1 })
    expect(await takeEvents()).toMatchObject([
      { type: 'policy.updated', source: 'demo', data: { ...POLICY, version: 1 } },
    ])
    const unclear = { ...POLICY, policy_id: 'x', conditions: { team_id: 'tmall' } }
    expect(await saveDocument(accounts, POLICIES, { ...save, document: unclear })).toMatchObject({
      problems: [{ path: 'conditions.team_id' }],
    })
  })

  it.each([
    ['a key that no address can carry', { policy_id: '金 牌!!' }],
    ['a promise of no time', { targets: { first_reply: { secs: -300, time: 'business' } } }],
    ['a promise of centuries', { targets: { first_reply: { secs: 9e12, time: 'wall' } } }],
    ['a condition that there is none of', { conditions: { kind: 'chat' } }],
    [
      'a word about a promise that means nothing',
      { targets: { first_reply: { ...LATE, secz: 1 } } },
    ],
  ])('refuse %s in a policy', (_, over) => {
    expect(policyDocument.safeParse(POLICY).success).toBe(true)
    expect(policyDocument.safeParse({ ...POLICY, ...over }).success).toBe(false)
  })

  it('read a policy that was saved before such was refused as it has always counted', () => {
    const saved = {
      ...POLICY,
      conditions: { customer_tier: 'vip', kind: 'chat' },
      targets: { first_reply: { secs: 9e12, time: 'wall', secz: 1 } },
    }
    expect(POLICIES.read(saved)).toEqual({
      ...POLICY,
      conditions: { customer_tier: 'vip' },
      targets: { first_reply: { secs: LONGEST_PROMISE_SECS, time: 'wall' } },
    })
  })

  it('keep targets, of which no fact speaks', async () => {
    const document = {
      target_id: 't1',
      metric: 'first_reply_p90_secs',
      direction: 'at_most',
      value: 60,
      team_id: null,
    } as const
    await saveDocument(accounts, TARGETS, { principal: admin, document, save: EVER })
    expect(await listDocuments(accounts, TARGETS)).toMatchObject([{ version: 1, document }])
    expect(await takeEvents()).toEqual([])
  })

  it('are changed by administrators alone', async () => {
    const principal = principalOf(await addUser(accounts, admin, { role: 'manager' }))
    await expect(
      saveDocument(accounts, POLICIES, { principal, document: POLICY, save: EVER }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(changeAccount(accounts, principal, { name: 'Mine' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('hold the name, zone, language and weights of scores of the account', async () => {
    await changeAccount(accounts, admin, { score_weights: { csat: 3, reply: 1 } })
    await changeAccount(accounts, admin, { tz: 'Europe/Berlin' })
    expect(await readAccount(accounts)).toEqual({
      name: 'Example',
      tz: 'Europe/Berlin',
      language: 'zh-CN',
      score_weights: { csat: 3, reply: 1 },
    })
    await changeAccount(accounts, admin, { score_weights: null })
    expect(await readAccount(accounts)).toMatchObject({ score_weights: null })
  })

  it('refuse a field that does not exist, so that a slip of the pen is not silence', () => {
    expect(calendarDocument.safeParse({ ...CALENDAR, hollidays: [] }).success).toBe(false)
    expect(calendarDocument.safeParse(CALENDAR).success).toBe(true)
  })
})
