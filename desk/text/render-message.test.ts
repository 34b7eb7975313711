import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { XSS_CORPUS } from '../testing/xss-corpus.ts'
import { fileNameOf, plainLine, previewOf } from './plain-text.ts'
import { renderMessage } from './render-message.ts'

/** What the allow-list may let through; anything else that looks like a tag is a hole. */
const TAGS = /<(?!\/?(?:p|br|strong|em|s|code|pre|blockquote|ul|ol|li|a)(?:[ />]))/i

function expectHarmless(html: string): void {
  expect(html).not.toMatch(TAGS)
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
    expect(tag).toMatch(
      /^<(?:(?:p|strong|em|s|code|pre|blockquote|ul|ol|li|a)|br \/|ol start="\d+"|a href="(?:https?:\/\/|mailto:|tel:)[^"]*"(?: title="[^"]*")? rel="noopener noreferrer nofollow" target="_blank")>$/i,
    )
  }
}

describe('renderMessage', () => {
  it.each([
    ['**bold** and *slanted*', '<p><strong>bold</strong> and <em>slanted</em></p>'],
    ['one\ntwo', '<p>one<br />\ntwo</p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['1 < 2 & 3 > 2', '<p>1 &lt; 2 &amp; 3 &gt; 2</p>'],
    [
      '见 https://example.com/a?b=1&c=2。',
      '<p>见 <a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">https://example.com/a?b=1&amp;c=2</a>。</p>',
    ],
    [
      'me@example.com',
      '<p><a href="mailto:me@example.com" rel="noopener noreferrer nofollow" target="_blank">me@example.com</a></p>',
    ],
    ['done.Thanks', '<p>done.Thanks</p>'],
    ['# no heading', '<p># no heading</p>'],
    ['', ''],
  ])('shows %j', (text, html) => {
    expect(renderMessage(text)).toBe(html)
  })

  it.each(['![x](https://evil.example/pixel.png)', '[a](/api/v1/tokens)', '[a](//evil.example)'])(
    'loads nothing and leads nowhere near us: %s',
    (text) => {
      expect(renderMessage(text)).not.toMatch(/<img|href="\//)
      expectHarmless(renderMessage(text))
    },
  )

  it.each(XSS_CORPUS)('makes harmless: %s', (text) => {
    expectHarmless(renderMessage(text))
  })

  it('is harmless for whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...XSS_CORPUS,
        '<',
        '>',
        '"',
        "'",
        '`',
        '[',
        '](',
        ')',
        '\n',
        '> ',
        '- ',
        '&#',
        '**',
      ),
      fc.string({ maxLength: 10 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expectHarmless(renderMessage(pieces.join('')))
      }),
    )
  })

  it.each([
    ['quotes', '>'.repeat(20_000)],
    ['brackets', '['.repeat(20_000)],
    ['links', '[a]('.repeat(5_000)],
    ['stars', '*a **b '.repeat(2_800)],
    ['back-ticks', '`a``'.repeat(5_000)],
    ['addresses', 'a@b.cc'.repeat(3_300)],
    ['lists', '- '.repeat(10_000)],
  ])('takes no longer over 20,000 hostile characters (%s)', (_, text) => {
    const begun = performance.now()
    expectHarmless(renderMessage(text))
    expect(performance.now() - begun).toBeLessThan(1_500)
  })
})

describe('plain text', () => {
  it.each([
    ['**退款** [看](https://x.example)\n\n- 一\n- 二', '退款 看 一 二'],
    ['`code` and\n```\nblock\n```', 'code and block'],
    ['x'.repeat(200), `${'x'.repeat(139)}…`],
    ['', ''],
  ])('of %j is its words in one line', (text, plain) => {
    expect(previewOf(text)).toBe(plain)
  })

  it('holds nothing that turns the text around it', () => {
    expect(plainLine('photo\u202egpj.exe\u0000\n', 50)).toBe('photo gpj.exe')
  })

  it('is never cut within a character', () => {
    expect(plainLine('😀😀😀', 2)).toBe('😀…')
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\x\\a.png', 'a.png'],
    ['"><script>.png', '___script_.png'],
    ['...', 'file'],
    ['', 'file'],
    ['a\r\nSet-Cookie: b=c.txt', 'a Set-Cookie_ b=c.txt'],
    ['合同 (1).pdf', '合同 (1).pdf'],
    ['a<b>%22报告%22.txt', 'a_b__报告_.txt'],
    ['a%0D%0Ab 100%25.txt', 'a b 100%25.txt'],
  ])('names a file %j as %j', (name, clean) => {
    expect(fileNameOf(name)).toBe(clean)
  })
})
