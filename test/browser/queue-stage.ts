import * as z from "zod";
import { compareClaims } from "../../src/jobs/due-jobs.ts";
import { type DeskStage, type Made, openDeskStage } from "./desk-stage.ts";

const TEXT =
  "On Monday the city closed the old bridge. Engineers found 40 cracks in the north pier. It did not open again.";
const CRACKS = "Engineers found 40 cracks in the north pier";
const numbered = z.looseObject({ number: z.int() });

/** A desk on which something waits for every reason. */
export interface QueueStage extends DeskStage {
  /** Numbers of what readers sent. */
  items: { late: number; fresh: number; wish: number };
  claims: { returned: Made; changed: Made; gone: Made; draft: Made };
}

export async function openQueueStage(settings: Record<string, string> = {}): Promise<QueueStage> {
  const stage = await openDeskStage({ REPORT_LIMIT: "0", ...settings });
  const { api, keys, db } = stage;
  let count = 0;
  const article = (headline: string) => {
    count += 1;
    return stage.article({ url: `https://news.example/bridge-${count}`, headline, text: TEXT });
  };
  const judged = async (text: string) => {
    const claim = await stage.claim(text);
    await stage.quote(claim.id, (await article("Old bridge closed")).id, "supports", CRACKS);
    const version = z
      .looseObject({ version: z.int() })
      .parse(await api(keys.cem, "GET", `/v1/claims/${claim.id}?view=working`)).version;
    const verdict = {
      label: "mostly_supported",
      headline: "One report says so.",
      summary: "One article says so.",
      basis: { strength: "one_report" },
      notSeen: ["the engineers' own report"],
      change: { kind: "initial" },
    };
    await api(keys.cem, "POST", `/v1/claims/${claim.id}/verdicts`, verdict, version);
    return claim;
  };
  const published = async (text: string, headline: string) => {
    const source = await article(headline);
    const claim = await stage.claim(text);
    await stage.publish(claim, source, CRACKS);
    return { claim, source };
  };

  const changed = await published("The north pier of the old bridge had 40 cracks.", "Cracks in old bridge");
  await api(keys.cem, "POST", `/v1/articles/${changed.source.id}/snapshots`, {
    text: TEXT.replace("40", "14"),
  });
  const gone = await published("Engineers looked at the old bridge.", "Engineers at the bridge");
  await api(keys.cem, "POST", `/v1/articles/${gone.source.id}/snapshots`, {
    text: "Another story stands here now, about a dam.",
  });
  const returned = await judged("The old bridge was closed on a Monday.");
  await api(keys.bea, "POST", `/v1/claims/${returned.id}/send-back`, {
    reason: "Which Monday? The article gives no date.",
  });
  const waiting = await judged("The city, not the province, closed the old bridge.");
  await api(keys.bea, "POST", `/v1/claims/${waiting.id}/take`, {});
  const draft = await stage.claim("The old bridge opens again in the spring.");
  await stage.claim("The old bridge opens again in the Spring");
  await compareClaims(db, new Date().toISOString()).run();

  const send = async (path: string, body: unknown) =>
    numbered.parse(await api(keys.cem, "POST", path, body)).number;
  const reports = `/v1/claims/${changed.claim.slug}/reports`;
  const late = await send(reports, {
    kind: "reply",
    text: "We are the engineers' office.\n\nNobody asked us. We counted 14 cracks, and said so in our letter of 2 November, which the article does not name.",
    contact: "office@engineers.example",
  });
  await db.write([
    { sql: "update inbox_items set promised_on = '2026-11-20' where number = ?", args: [late] },
  ]);
  const fresh = await send(reports, { kind: "error", text: "It was a Tuesday." });
  const wish = await send("/v1/requests", {
    text: "Is the tunnel under the river safe?",
    url: "https://news.example/tunnel",
  });
  await send("/v1/requests", {
    text: "is the tunnel under the river safe",
    url: "https://news.example/tunnel",
  });
  return {
    ...stage,
    items: { late, fresh, wish },
    claims: { returned, changed: changed.claim, gone: gone.claim, draft },
  };
}
