import { expect, it } from 'vitest'
import { migrate } from '../../store/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { ACCOUNTS_MIGRATIONS } from '../store/migrations.ts'
import { accountsOn, addUser, setUpAdmin } from '../testing/accounts-fixture.ts'
import { changeUser } from './change-user.ts'
import { createInvitation } from './invitations.ts'

describeEachStore('skills', (stores) => {
  it('are shown as they were typed first, whoever types them later', async () => {
    const store = await stores.open()
    const accounts = await accountsOn(store)
    await migrate(store, [ACCOUNTS_MIGRATIONS], accounts.clock)
    const admin = await setUpAdmin(accounts)
    const skillsOf = async (skills: readonly string[]) => {
      const { id } = await addUser(accounts, admin)
      const agents = [{ agent_id: `desk:${id}`, skills }]
      return (await changeUser(accounts, admin, { id, agents })).agents[0]?.skills
    }
    expect(await skillsOf(['VIP', 'Refunds', 'vip'])).toEqual(['VIP', 'Refunds'])
    expect(await skillsOf(['refunds', 'vip', 'ＶＩＰ'])).toEqual(['Refunds', 'VIP'])
    const { invitation } = await createInvitation(accounts, admin, {
      email: 'li@example.com',
      role: 'agent',
      scope_limit: 'all',
      team_ids: [],
      skills: ['Vip', 'Gifts'],
    })
    expect(invitation.skills).toEqual(['VIP', 'Gifts'])
    expect(await skillsOf(['GIFTS'])).toEqual(['Gifts'])
  })
})
