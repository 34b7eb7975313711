/**
 * `npm run screenshots [-- FOLDER]`: the pages in every look, to be looked at by people before a release:
 * page × zh-CN and en × light and dark × desk and phone, empty and with a demo. Also draws the README's picture.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../browser/open-browser.ts'
import { type Product, startProduct } from '../browser/product.ts'
import { completeSetup } from '../browser/sign-up.ts'
import { everyLook, type Look, nameOfLook } from './look.ts'
import { PAGES } from './pages.ts'
import { type Shot, takeShot } from './take-shot.ts'

const README_PICTURE = fileURLToPath(new URL('../../docs/images/overview.png', import.meta.url))
const README_LOOK: Look = { language: 'en', theme: 'light', width: 1440 }

const folder = resolve(process.argv[2] ?? 'screenshots')
mkdirSync(folder, { recursive: true })
const product = await startProduct()
const browser = await openBrowser()
try {
  await inEveryLook(product, { name: 'setup', path: `/setup${hashOf(product.setupLink)}` })
  await completeSetup(product.url, product.setupLink)
  await inEveryLook(product, { name: 'sign-in', path: '/sign-in' })
  await ofEveryPage('-empty')
  await product.run(['demo'])
  await ofEveryPage('')
  const overview = { name: 'overview', path: '/overview', isSignedIn: true } as const
  for (const panel of ['drill', 'transcript', 'formula'] as const) {
    await inEveryLook(product, { ...overview, name: panel, panel })
  }
  await shoot(product, { ...overview, height: 1010 }, README_LOOK, README_PICTURE)
} finally {
  await browser.close()
  await product.stop()
}

async function ofEveryPage(ending: string): Promise<void> {
  for (const [name, path] of Object.entries(PAGES)) {
    await inEveryLook(product, { name: `${name}${ending}`, path, isSignedIn: true })
  }
}

async function inEveryLook(of: Product, shot: Shot): Promise<void> {
  for (const look of everyLook()) {
    await shoot(of, shot, look, join(folder, `${shot.name}-${nameOfLook(look)}.png`))
  }
}

async function shoot({ url }: Product, shot: Shot, look: Look, file: string): Promise<void> {
  await takeShot(browser, { url, shot, look, file })
  process.stdout.write(`${file}\n`)
}

function hashOf(link: string | null): string {
  return link === null ? '' : new URL(link).hash
}
