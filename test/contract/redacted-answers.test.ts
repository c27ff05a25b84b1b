import { describe, expect, it } from "vitest";
import { operations } from "../../src/http/routes.ts";
import { tell, W } from "../redaction/told-words.ts";
import { BACKENDS } from "../support/backends.ts";
import { claimOf, desks, expectStatus, workingCopy } from "./editing/desk.ts";

// A tag that outlives the words under it gives them back to whoever kept them: every public answer, after every
// redaction, is either the one that it was or goes by another tag.

const desk = desks();
const ORDER = { ground: "court_order", note: "Court of Arden, order 12." };
const URL = encodeURIComponent("https://gate.example/story");
const NEAR = encodeURIComponent("https://gate.example/story?print=1");
const VERDICT = [
  "headline",
  "summary",
  "searched",
  "notSeen",
  "notDecided",
  "implied",
  "instead",
  "reply",
  "basisNote",
];

/** What says nothing that anybody could redact. */
const NO_WORDS = [
  "/v1/about",
  "/healthz",
  "/readyz",
  // Hashes of addresses, and how many.
  "/v1/lookup/manifest",
  "/v1/lookup/filter/{digest}",
  // Where pages are too many to be told at once: the same rows in parts.
  "/v1/lookup/{prefix}",
];

describe.each(BACKENDS)("answers with redacted words, over the %s database", (backend) => {
  const at = desk(backend);
  const get = (path: string, headers: Record<string, string> = {}) => at().request(path, { headers });
  const gzip = { "Accept-Encoding": "gzip" };

  async function read(path: string) {
    const [plain, packed] = [await get(path), await get(path, gzip)];
    expect([plain.status, packed.status]).toEqual([200, 200]);
    const [tag, packedTag] = [plain.headers.get("ETag") ?? "", packed.headers.get("ETag") ?? ""];
    expect(packedTag).not.toBe(tag);
    return { text: plain.text, tag, packedTag };
  }

  it("are no longer what their tag says, on every public route", async () => {
    const told = await tell(at());
    const { eve, sam, ada, db } = at();
    const routes: Record<string, string[]> = {
      "/v1/claims/{id}": [`/v1/claims/${told.claim}`, `/v1/claims/${told.related}`],
      "/v1/claims/{id}/history": [`/v1/claims/${told.claim}/history`, `/v1/claims/${told.related}/history`],
      "/v1/claims/{id}/publications/{n}": [
        `/v1/claims/${told.claim}/publications/1`,
        `/v1/claims/${told.claim}/publications/2`,
        `/v1/claims/${told.related}/publications/1`,
      ],
      "/v1/claims": ["/v1/claims", "/v1/claims?topic=gates", "/v1/claims?q=closed"],
      "/v1/articles": ["/v1/articles"],
      "/v1/articles/{id}": [`/v1/articles/${told.article}`],
      "/v1/annotations": [
        `/v1/annotations?url=${URL}`,
        `/v1/annotations?view=slim&url=${URL}`,
        `/v1/annotations?url=${NEAR}`,
      ],
      "/v1/lookup/all": ["/v1/lookup/all"],
      "/v1/changes": ["/v1/changes"],
      "/v1/corrections": ["/v1/corrections"],
      "/v1/suggest": [
        `/v1/suggest?kind=claimant&q=${W.claimant}`,
        `/v1/suggest?kind=about&q=${W.about}`,
        `/v1/suggest?kind=topic&q=${W.topic}`,
        `/v1/suggest?kind=publisher&q=${W.publisher}`,
      ],
    };
    const paths = Object.values(routes).flat();
    const asked = operations.filter(({ method, security = [] }) => method === "get" && security.length === 0);
    expect(Object.keys(routes).sort()).toEqual(
      asked
        .map(({ path }) => path)
        .filter((path) => !NO_WORDS.includes(path))
        .sort(),
    );

    const changed = new Set<string>();
    const gone = new Set<string>();
    /** What was read last; nothing is written between two redactions but what is told here. */
    const last = new Map<string, Awaited<ReturnType<typeof read>>>();
    async function redacting(path: string, fields: string[], words: string[], hidden: string[] = []) {
      const shown = paths.filter((each) => !hidden.includes(each));
      const before = new Map<string, Awaited<ReturnType<typeof read>>>();
      for (const each of shown) before.set(each, last.get(each) ?? (await read(each)));
      last.clear();
      expectStatus(await ada.post(`/v1/${path}/redact`, { ...ORDER, fields }), 200);
      for (const word of words) gone.add(word);
      for (const [each, old] of before) {
        const now = await read(each);
        last.set(each, now);
        const told = [...gone].filter((word) => now.text.includes(word));
        expect({ path: each, redacted: fields, told }).toEqual({ path: each, redacted: fields, told: [] });
        if (now.text === old.text) continue;
        changed.add(each);
        const again = await get(each, { "If-None-Match": old.tag });
        const packed = await get(each, { ...gzip, "If-None-Match": old.packedTag });
        const what = { path: each, redacted: fields };
        expect({ ...what, status: again.status, packed: packed.status, text: again.text }).toEqual({
          ...what,
          status: 200,
          packed: 200,
          text: now.text,
        });
        expect([now.tag, now.packedTag]).not.toEqual([old.tag, old.packedTag]);
      }
    }
    const { claim, article, span, verdicts, related } = told;
    await redacting(`claims/${claim}`, ["claimant"], [W.claimant, W.claimantRole]);
    await redacting(`claims/${claim}`, ["text"], [W.text, W.reworded]);
    await redacting(`claims/${claim}`, ["about"], [W.about]);
    await redacting(`claims/${claim}`, ["relations"], [W.relation]);
    await redacting(`spans/${span}`, ["assertedBy"], [W.speaker]);
    await redacting(`spans/${span}`, ["note"], [W.note]);
    await redacting(`spans/${span}`, ["confirmation"], [W.confirmed]);
    await redacting(`spans/${span}`, ["quote"], [W.quote]);
    await redacting(`articles/${article}`, ["headline"], [W.headline]);
    await redacting(
      `articles/${article}`,
      ["author", "publisher", "genreNote"],
      [W.author, W.publisher, W.genre],
    );
    await redacting(`verdicts/${verdicts[0]}`, VERDICT, []);
    await redacting(
      `verdicts/${verdicts[1]}`,
      [...VERDICT, "changeNote"],
      [
        W.verdictHeadline,
        W.summary,
        W.searched,
        W.notSeen,
        W.notDecided,
        W.implied,
        W.instead,
        W.reply,
        W.basis,
        W.change,
      ],
    );

    const { version } = await workingCopy(eve, related);
    const reason = `${W.reason}.`;
    claimOf(await sam.post(`/v1/claims/${related}/retract`, { reason }, { ifMatch: version }));
    last.clear();
    await redacting(`claims/${related}`, ["reason"], [W.reason], [`/v1/claims/${related}`]);
    const { rows } = await db.execute("select id from editors where name = 'Eve Editor'");
    await redacting(`editors/${rows[0]?.id}`, ["name"], ["Eve Editor"], [`/v1/claims/${related}`]);

    expect(paths.filter((path) => !changed.has(path))).toEqual([]);
  }, 60_000);
});
