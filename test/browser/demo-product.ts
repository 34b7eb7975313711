import type { Browser } from 'playwright-core'
import { openBrowser } from './open-browser.ts'
import { type Product, startProduct } from './product.ts'
import { completeSetup, signIn } from './sign-up.ts'
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts'

/** A product with a small demo in it, set up by the administrator, and a browser to look at it. */
export interface DemoProduct {
  readonly product: Product
  readonly browser: Browser
  /** Somebody who is signed in already. */
  enter(options?: Omit<VisitorOptions, 'url'> & { readonly email?: string }): Promise<Visitor>
  close(): Promise<void>
}

export async function openDemoProduct(): Promise<DemoProduct> {
  const product = await startProduct()
  try {
    await completeSetup(product.url, product.setupLink)
    await product.run(['demo', '--cases', '1500', '--days', '30'])
    const browser = await openBrowser()
    return {
      product,
      browser,
      async enter({ email, ...options } = {}) {
        const visitor = await openVisitor(browser, { url: product.url, ...options })
        await signIn(visitor.page, product.url, email)
        return visitor
      },
      async close() {
        await browser.close()
        await product.stop()
      },
    }
  } catch (error) {
    await product.stop()
    throw error
  }
}
