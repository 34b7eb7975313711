/** The look of the page behind a link to rate by; the page's policy allows these very characters. */
export const RATING_PAGE_CSS = `
:root{color-scheme:light dark;--bg:#f5f6f8;--surface:#fff;--line:#e3e6ec;--text:#141a24;--text-2:#465063;--accent:#3451d1;--soft:#e9edff;--on:#fff;--bad:#b82c3b;--good:#0a7058}
@media(prefers-color-scheme:dark){:root{--bg:#0d1117;--surface:#151b24;--line:#384253;--text:#e8edf4;--text-2:#b0bac8;--accent:#8ea2ff;--soft:#1c2546;--on:#0d1117;--bad:#ff8088;--good:#3ccfae}}
*{box-sizing:border-box;margin:0}
body{min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--bg);color:var(--text);font:400 15px/1.55 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
main{width:min(520px,100%);padding:32px 28px;border:1px solid var(--line);border-radius:14px;background:var(--surface);text-align:center}
h1{font-size:21px;font-weight:600;line-height:1.35}
.about{margin-top:4px;color:var(--text-2);font-size:13px;overflow-wrap:anywhere}
h1+p:not(.about){margin-top:8px}
.lead{font-size:16px}
.problem{margin-top:12px;color:var(--bad)}
.tick{font-size:34px;color:var(--good)}
fieldset{display:flex;gap:6px;margin:24px 0 20px;padding:0;border:0}
fieldset label{position:relative;flex:1 1 0;min-width:0;padding:12px 2px 8px;border:1px solid var(--line);border-radius:10px;cursor:pointer}
fieldset input{position:absolute;inset:0;opacity:0;cursor:pointer}
fieldset label:has(:checked){border-color:var(--accent);background:var(--soft)}
fieldset label:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
.face{display:block;height:32px;color:var(--text-2)}
label:has(:checked) .face{color:var(--accent)}
.word{display:block;margin-top:4px;font-size:12px;color:var(--text-2)}
.comment{display:block;text-align:left;font-size:13px;color:var(--text-2)}
textarea{display:block;width:100%;margin-top:6px;padding:10px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:var(--text);font:inherit;font-size:15px;resize:vertical}
button{width:100%;min-height:44px;margin-top:20px;border:0;border-radius:8px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`
