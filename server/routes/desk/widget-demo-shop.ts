/** The invented shop of the demo: enough of a page to see how the widget sits on one. */

export const SHOP_CSS = `
:root{color-scheme:light dark;--bg:#faf8f5;--card:#fff;--ink:#2b2621;--soft:#766c61;--line:#e8e1d8;--leaf:#4c6b3c}
@media(prefers-color-scheme:dark){:root{--bg:#171513;--card:#211e1b;--ink:#efe9e1;--soft:#a89d90;--line:#38322c;--leaf:#9fc089}}
*{box-sizing:border-box;margin:0}
body{background:var(--bg);color:var(--ink);font:400 16px/1.6 Georgia,'Songti SC','Noto Serif CJK SC',serif}
header{display:flex;gap:28px;align-items:baseline;padding:22px max(24px,calc(50vw - 540px));border-bottom:1px solid var(--line)}
header b{font-size:22px;letter-spacing:.04em}
header nav{display:flex;gap:20px;color:var(--soft);font-size:14px}
main{max-width:1080px;margin:0 auto;padding:56px 24px 120px}
h1{max-width:14em;font-size:clamp(30px,5vw,46px);line-height:1.2;font-weight:400}
main>p{max-width:34em;margin-top:16px;color:var(--soft)}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:20px;margin-top:44px;padding:0;list-style:none}
li{padding:18px;border:1px solid var(--line);border-radius:12px;background:var(--card)}
li span{display:grid;place-items:center;height:140px;border-radius:8px;background:var(--bg);color:var(--leaf);font-size:56px}
li b{display:block;margin-top:14px;font-weight:400}
li i{font-style:normal;color:var(--leaf)}
`

const SHOP = {
  'zh-CN': {
    title: '清山茶铺',
    nav: ['新茶', '茶器', '礼盒', '我的订单'],
    lead: '春天的第一捧明前茶，昨天刚到。',
    about: '这是一间虚构的店铺，用来体验网页聊天。点右下角的按钮，像顾客一样提问。',
    goods: [
      ['龙', '明前龙井 50 克', '¥ 168'],
      ['茉', '茉莉银毫 100 克', '¥ 88'],
      ['壶', '手拉坯白瓷壶', '¥ 320'],
      ['礼', '四季茶礼盒', '¥ 468'],
    ],
  },
  en: {
    title: 'Clear Hill Tea',
    nav: ['New teas', 'Teaware', 'Gifts', 'My orders'],
    lead: 'The first handful of spring leaves came in yesterday.',
    about:
      'This shop is invented, to try the chat on. Press the button in the corner and ask as a customer would.',
    goods: [
      ['L', 'First-flush Longjing, 50 g', '$ 24'],
      ['J', 'Jasmine silver needle, 100 g', '$ 13'],
      ['P', 'White porcelain pot', '$ 46'],
      ['B', 'Four seasons box', '$ 68'],
    ],
  },
} as const

/** The page as HTML; it holds nothing that a visitor wrote. */
export function demoShop(language: keyof typeof SHOP): string {
  const { title, nav, lead, about, goods } = SHOP[language]
  const links = nav.map((name) => `<span>${name}</span>`).join('')
  const items = goods
    .map(
      ([sign, name, price]) =>
        `<li><span aria-hidden="true">${sign}</span><b>${name}</b><i>${price}</i></li>`,
    )
    .join('')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${SHOP_CSS}</style></head>
<body><header><b>${title}</b><nav>${links}</nav></header>
<main><h1>${lead}</h1><p>${about}</p><ul>${items}</ul></main>
<script src="/widget.js" data-lang="${language}" async></script></body></html>`
}
