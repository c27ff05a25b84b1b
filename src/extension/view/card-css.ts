/** What a card has beside what it shares with the panel. */
export const CARD_CSS = `.card{display:flex;flex-direction:column;border:2px solid var(--ink);border-radius:3px;box-shadow:0 8px 24px rgb(0 0 0/.25);max-height:calc(100vh - 16px);text-align:start}
.card:focus{outline:3px solid var(--ink);outline-offset:2px}
.card>header{display:flex;gap:8px;align-items:baseline;padding:8px 12px 4px}
.card>header b{font-size:13px}
.card>header button{margin-inline-start:auto;font-size:13px;color:var(--ink-2)}
.body{overflow-y:auto;overscroll-behavior:contain;padding:4px 12px 8px}
.body .words{display:block;margin-block:4px}
.body .claim:first-child{border:0;padding-block-start:0}
.claim{padding-block:8px}
.card>footer{border-block-start:1px solid var(--line);padding:6px 12px;font-size:13px}
.card>footer .notice{margin:0 0 4px}
nav{display:flex;flex-wrap:wrap;gap:0 12px}
`;
