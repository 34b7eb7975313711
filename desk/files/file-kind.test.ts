import { describe, expect, it } from 'vitest'
import { judgeFile, MOST_FILE_BYTES, nameWithEnding } from './file-kind.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const GIF = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

describe('judgeFile', () => {
  it('tells a picture by its content and measures it', async () => {
    await expect(judgeFile('a.png', PNG)).resolves.toMatchObject({
      media_type: 'image/png',
      width: 1,
      height: 1,
    })
  })

  it('does not believe a name: a picture called a page is a picture', async () => {
    const kind = await judgeFile('invoice.html', PNG)
    expect(kind.media_type).toBe('image/png')
    expect(nameWithEnding('invoice.html', kind)).toBe('invoice.html.png')
  })

  it('takes a polyglot for what it begins as', async () => {
    const polyglot = Buffer.concat([GIF, bytes('<script>alert(1)</script>')])
    expect((await judgeFile('x.gif', polyglot)).media_type).toBe('image/gif')
  })

  it.each([
    ['UTF-8', bytes('订单 1234\n')],
    ['GB 18030', Uint8Array.from([0xb6, 0xa9, 0xb5, 0xa5])],
  ])('reads text in %s', async (_encoding, text) => {
    expect((await judgeFile('note.txt', text)).media_type).toBe('text/plain')
  })

  it.each([
    ['a drawing', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a drawing called a picture', 'x.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a drawing with a prologue', 'x.txt', '<?xml version="1.0"?>\n<svg/>'],
    ['a drawing behind a comment', 'x.txt', ' <!-- hello -->\n<svg onload=alert(1)>'],
    ['a page', 'x.html', '<!doctype html><script>alert(1)</script>'],
    ['a page called text', 'x.txt', '\ufeff  <HTML><body onload=alert(1)>'],
    ['a script', 'x.js', 'alert(1)'],
    ['a shortcut', 'x.url', '[InternetShortcut]\nURL=http://example.com'],
    ['a program', 'x.pdf', 'MZ\u0090\u0000\u0003'],
    ['nothing', 'x.txt', ''],
  ])('refuses %s', async (_what, name, text) => {
    await expect(judgeFile(name, bytes(text))).rejects.toMatchObject({ code: 'FILE_REFUSED' })
  })

  it('refuses a picture whose pixels would fill the memory of whoever looks', async () => {
    const huge = Buffer.from(PNG)
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    await expect(judgeFile('a.png', huge)).rejects.toMatchObject({ code: 'FILE_REFUSED' })
  })

  it('refuses a byte too many', async () => {
    await expect(judgeFile('a.txt', new Uint8Array(MOST_FILE_BYTES + 1))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
  })
})
