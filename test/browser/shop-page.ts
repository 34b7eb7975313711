import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A customer's site on an address of its own, with the script line and a strict policy (docs/widget.md). */
export interface ShopPage {
  readonly url: string
  close(): Promise<void>
}

/** @param product where the widget comes from */
export async function openShopPage(product: string, attributes = ''): Promise<ShopPage> {
  const socket = product.replace(/^http/, 'ws')
  const policy = [
    "default-src 'none'",
    `script-src ${product}`,
    `connect-src ${product} ${socket}`,
    'img-src blob:',
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types deskmetry',
  ].join('; ')
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/favicon.ico' ? 204 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    })
    response.end(
      `<!doctype html><html lang="en"><head><title>Shop</title></head><body><main><h1>A shop</h1><button>Buy</button></main><script src="${product}/widget.js" ${attributes}></script></body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
