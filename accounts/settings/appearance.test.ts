import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { accountsOn, addUser, principalOf, setUpAdmin } from '../testing/accounts-fixture.ts'
import { changeAppearance, readAppearance, readLogo, saveLogo } from './appearance.ts'
import { changeAccount, readAccount } from './account.ts'

const LOGO = { media_type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) }

describeEachStore('appearance', (stores) => {
  it('is the product’s own until somebody says otherwise, part by part', async () => {
    const accounts = await accountsOn(await stores.open())
    const admin = await setUpAdmin(accounts)
    const { name, language } = await readAccount(accounts)
    expect(await readAppearance(accounts)).toEqual({ name, language, accent: 'blue', logo: null })
    await changeAccount(accounts, admin, { score_weights: { csat: 1 } })
    await changeAppearance(accounts, admin, { name: 'Lamp House' })
    await changeAppearance(accounts, admin, { accent: 'violet', language: 'zh-CN' })
    const now = { name: 'Lamp House', language: 'zh-CN', accent: 'violet', logo: null }
    expect(await readAppearance(accounts)).toEqual(now)
    // What else the account says stays.
    expect(await readAccount(accounts)).toMatchObject({ score_weights: { csat: 1 } })
  })

  it('keeps a logo byte by byte beside the colour, and lets go of it', async () => {
    const accounts = await accountsOn(await stores.open())
    const admin = await setUpAdmin(accounts)
    const { logo } = await saveLogo(accounts, admin, LOGO)
    await changeAppearance(accounts, admin, { accent: 'slate' })
    expect(await readLogo(accounts)).toMatchObject({ media_type: 'image/png', sha256: logo })
    expect([...((await readLogo(accounts))?.bytes ?? [])]).toEqual([...LOGO.bytes])
    expect(await saveLogo(accounts, admin, null)).toMatchObject({ accent: 'slate', logo: null })
    expect(await readLogo(accounts)).toBeNull()
  })

  it('is for who manages the settings', async () => {
    const accounts = await accountsOn(await stores.open())
    const agent = principalOf(
      await addUser(accounts, await setUpAdmin(accounts), { role: 'agent' }),
    )
    const forbidden = { code: 'FORBIDDEN' }
    await expect(changeAppearance(accounts, agent, { accent: 'sky' })).rejects.toMatchObject(
      forbidden,
    )
    await expect(saveLogo(accounts, agent, LOGO)).rejects.toMatchObject(forbidden)
  })
})
