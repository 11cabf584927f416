import { createHash } from 'node:crypto'

/** All there is to the looks of the public page: no script, no font, no picture but the seller's logo. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: #f3f4f6; --sheet: #fff; --ink: #16191d; --soft: #5b6470; --line: #e2e5e9;
  --accent: #14532d; --on-accent: #fff; --good: #e7f6ec; --good-ink: #14532d;
  --bad: #fdecec; --bad-ink: #8f1d1d; --field: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101214; --sheet: #191c1f; --ink: #eceef0; --soft: #a3abb5; --line: #2e3338;
    --accent: #9be3b4; --on-accent: #0c2716; --good: #12301d; --good-ink: #b4ecc8;
    --bad: #3a1717; --bad-ink: #f5b8b8; --field: #101214;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
main {
  max-width: 52rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 3.5rem);
  background: var(--sheet); border: 1px solid var(--line); border-radius: 10px;
}
header { display: flex; flex-wrap: wrap; gap: 1.5rem; justify-content: space-between; align-items: flex-start; }
header img { display: block; max-width: 14rem; max-height: 4.5rem; object-fit: contain; object-position: left; }
.seller { font-weight: 650; font-size: 1.1rem; }
.address { margin: .25rem 0 0; color: var(--soft); font-size: .9rem; white-space: pre-line; }
.kind { margin: 0; color: var(--soft); font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: 2.25rem 0 1.5rem; font-size: clamp(1.5rem, 5vw, 2.1rem); line-height: 1.2; font-weight: 680; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.05rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem 1.5rem; margin: 0 0 2rem; }
dt { color: var(--soft); font-size: .8rem; }
dd { margin: .1rem 0 0; font-weight: 550; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th { padding: .5rem 0; color: var(--soft); font-size: .8rem; font-weight: 500; text-align: left; border-bottom: 1px solid var(--line); }
td { padding: .8rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th + th, td + td { padding-left: 1rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
small { display: block; color: var(--soft); font-size: .8rem; }
tfoot th, tfoot td { padding: 1rem 0; border: 0; color: var(--ink); font-size: 1.2rem; font-weight: 680; }
tfoot td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
.terms { margin: 0; color: var(--soft); font-size: .9rem; white-space: pre-line; }
.answer { margin-top: 2.5rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.answer h2 { margin-top: 0; }
details + .hint { margin-top: 1.5rem; }
.state { margin: 0 0 1.5rem; padding: 1rem 1.25rem; border-radius: 8px; background: var(--good); color: var(--good-ink); }
.state.bad { background: var(--bad); color: var(--bad-ink); }
.state p { margin: 0; }
.state p + p { margin-top: .35rem; }
label { display: block; margin: 0 0 .3rem; font-size: .9rem; font-weight: 550; }
input, textarea {
  width: 100%; max-width: 26rem; margin: 0 0 1rem; padding: .7rem .8rem; border: 1px solid var(--soft);
  border-radius: 6px; background: var(--field); color: inherit; font: inherit; display: block;
}
textarea { min-height: 5.5rem; max-width: 100%; resize: vertical; }
button {
  padding: .8rem 1.5rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 650; cursor: pointer;
}
button.plain { background: transparent; color: var(--ink); border-color: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hint { margin: 0 0 1rem; color: var(--soft); font-size: .9rem; }
.error { margin: 0 0 1rem; color: var(--bad-ink); font-weight: 600; }
details { margin-top: 2rem; }
summary { width: fit-content; color: var(--soft); cursor: pointer; }
details form { margin-top: 1rem; }
.note { max-width: 34rem; margin: 10vh auto 0; text-align: center; }
.note h1 { margin: .5rem 0 1rem; font-size: 1.5rem; }
.note p { margin: 0; color: var(--soft); }
@media (max-width: 34rem) {
  thead { display: none; }
  tbody tr { display: grid; grid-template-columns: 1fr auto; padding: .75rem 0; border-bottom: 1px solid var(--line); }
  tbody td { padding: 0; border: 0; }
  tbody td:first-child { grid-column: 1 / -1; font-weight: 550; }
  tbody td + td { padding: 0; text-align: left; color: var(--soft); }
  tbody td:nth-child(3) { display: none; }
  tbody td:last-child { text-align: right; color: var(--ink); }
  tfoot tr { display: flex; justify-content: space-between; }
}
@media print {
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --good: #fff; --good-ink: #000; --bad: #fff; --bad-ink: #000; }
  body { padding: 0; font-size: 11pt; }
  main { max-width: none; padding: 0; border: 0; }
  form, details, .screen { display: none; }
  .answer:not(:has(.state)) { display: none; }
  .state { padding: 0; }
  tr, dl, .state { break-inside: avoid; }
  h2 { break-after: avoid; }
  @page { margin: 18mm; }
}
`

/** What a content security policy says of these styles. */
export const STYLES_HASH = `'sha256-${createHash('sha256').update(STYLES).digest('base64')}'`
