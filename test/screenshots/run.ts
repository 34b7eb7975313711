/**
 * `npm run screenshots [-- FOLDER] [--parts …] [--looks …] [--pages …]`: the pages in every look, to be looked at by
 * people before a release: page × zh-CN and en × light and dark × desk and phone, empty and with a demo; the doors;
 * the customer's side. Also draws the README's picture. What fails is told at the end and fails the run.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDeskAgent } from '../browser/desk-agent.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { startProduct } from '../browser/product.ts'
import { completeSetup } from '../browser/sign-up.ts'
import { shootCustomer } from './customer-shots.ts'
import type { Look } from './look.ts'
import { type Part, readOptions } from './options.ts'
import { PAGES } from './pages.ts'
import { fileOf, openWindow, type Shot } from './take-shot.ts'

const README_PICTURE = fileURLToPath(new URL('../../docs/images/overview.png', import.meta.url))
const README_LOOK: Look = { language: 'en', theme: 'light', width: 1440 }
const OVERVIEW = { name: 'overview', path: '/overview' } as const

const { folder, parts, looks, pages } = readOptions(process.argv.slice(2))
mkdirSync(folder, { recursive: true })
const failures: string[] = []
const startedAt = Date.now()
let taken = 0
const product = await startProduct()
const browser = await openBrowser()
try {
  const setupHash = hashOf(product.setupLink)
  await part('doors', () => shoot([{ name: 'setup', path: `/setup${setupHash}` }], false))
  await completeSetup(product.url, product.setupLink)
  await part('doors', shootDoors)
  await part('empty', () => shoot(pageShots('-empty'), true))
  if (['demo', 'panels', 'readme'].some((one) => parts.includes(one as Part))) {
    await product.run(['demo'])
  }
  await part('demo', () => shoot(pageShots(''), true))
  await part('panels', () =>
    shoot(
      (['drill', 'transcript', 'formula'] as const).map((panel) => ({
        ...OVERVIEW,
        name: panel,
        panel,
      })),
      true,
    ),
  )
  await part('readme', async () => {
    const { url } = product
    const window = await openWindow(browser, { url, look: README_LOOK, isSignedIn: true })
    await window.take({ ...OVERVIEW, height: 1010 }, README_PICTURE)
    await window.close()
  })
  await part('customer', () => shootCustomer(browser, { url: product.url, looks, folder, kept }))
} finally {
  await browser.close()
  await product.stop()
}
const secs = Math.round((Date.now() - startedAt) / 1000)
process.stdout.write(`${String(taken)} pictures in ${String(secs)} s\n`)
if (failures.length > 0) {
  process.stderr.write(`${failures.join('\n')}\n`)
  process.exitCode = 1
}

/** One part's failure does not cost the others. */
async function part(name: Part, doing: () => Promise<void>): Promise<void> {
  if (!parts.includes(name)) return
  await doing().catch((error: unknown) => failures.push(`${name}: ${String(error)}`))
}

function pageShots(ending: string): readonly Shot[] {
  return pages.map((name) => ({ name: `${name}${ending}`, path: PAGES[name] ?? '/' }))
}

/** Sign-in, and what a link from an administrator opens. */
async function shootDoors(): Promise<void> {
  const agent = await openDeskAgent(product.url)
  const invited = { email: 'chen@example.com', role: 'agent' }
  const invitation = (await agent.ask('POST', '/invitations', invited)) as Linked
  const users = (await agent.ask('GET', '/users')) as readonly { readonly id: string }[]
  const reset = (await agent.ask('POST', `/users/${users[0]?.id ?? ''}/reset-link`, {})) as Linked
  await shoot(
    [
      { name: 'sign-in', path: '/sign-in' },
      { name: 'invitation', path: `/invitation${hashOf(invitation.link)}` },
      { name: 'reset', path: `/reset${hashOf(reset.link)}` },
      { name: 'reset-spent', path: '/reset' },
    ],
    false,
  )
}

interface Linked {
  readonly link: string
}

async function shoot(shots: readonly Shot[], isSignedIn: boolean): Promise<void> {
  for (const look of looks) {
    const window = await openWindow(browser, { url: product.url, look, isSignedIn })
    for (const shot of shots) {
      const file = join(folder, fileOf(shot.name, look))
      try {
        await window.take(shot, file)
        kept(file)
      } catch (error) {
        failures.push(`${file}: ${String(error)}`)
      }
    }
    await window.close()
  }
}

function kept(file: string): void {
  taken += 1
  process.stdout.write(`${file}\n`)
}

function hashOf(link: string | null): string {
  return link === null ? '' : new URL(link, product.url).hash
}
