import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

const made = z.looseObject({ id: z.string(), slug: z.string() });
const versioned = z.looseObject({ version: z.int() });

/** The service with the seeds over a socket, two editors who write to it, and claims in every state that a reader meets. */
export interface Stage {
  url: string;
  /** Paths of pages, by what they show. */
  paths: Record<string, string>;
  claims: Record<
    | "changed"
    | "gone"
    | "corrected"
    | "withdrawn"
    | "conflicting"
    | "misleading"
    | "long"
    | "hostile"
    | "arabic",
    string
  >;
  stop(): Promise<void>;
}

export const HOSTILE = `"><img src=x onerror="document.title=1"></title><h1>Other</h1><script>document.title='x'</script> & \u202etxt.exe`;
const TEXT = "On Monday the city closed the old bridge. Engineers found 40 cracks. It did not open again.";

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-browser-"));
  const db = await openEmbedded({ url: `file:${join(folder, "stage.db")}` });
  await migrate(db);
  const config = parseConfig({
    PORT: "0",
    MATCH_LIMIT: "0",
    REPORT_LIMIT: "0",
    LOG_LEVEL: "error",
    CORRECTIONS_URL: "https://verbatim.example/corrections",
    CONTACT: "desk@verbatim.example",
  });
  await loadSeeds(db, config.policy, await readSeedFiles(SEEDS_FOLDER));
  const at = new Date().toISOString();
  const [eve, sam] = [
    await createKey(db, { name: "Eve Editor", role: "editor", at }),
    await createKey(db, { name: "Sam Senior", role: "senior", at }),
  ];
  const server = await startServer(config, db);
  const send = async (secret: string, path: string, body: unknown, ifMatch?: number): Promise<unknown> => {
    const answer = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${secret}`,
        "Content-Type": "application/json",
        ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const versionOf = async (id: string) => {
    const headers = { Authorization: `Bearer ${sam.secret}` };
    const answer = await fetch(`${server.url}/v1/claims/${id}?view=working`, { headers });
    return versioned.parse(await answer.json()).version;
  };
  let count = 0;

  const article = async (fields: Record<string, unknown> = {}) => {
    count += 1;
    const url = `https://news.example/story-${count}`;
    return made.parse(
      await send(eve.secret, "/v1/articles", {
        url,
        text: TEXT,
        headline: `Bridge story ${count}`,
        publisher: { name: "The Paper" },
        ...fields,
      }),
    );
  };
  const quote = async (claim: string, source: string, role: string, exact: string, more = {}) =>
    made.partial({ slug: true }).parse(
      await send(eve.secret, `/v1/claims/${claim}/spans`, {
        article: source,
        role,
        quote: { exact },
        ...more,
      }),
    );
  const judge = async (claim: string, fields: Record<string, unknown>) =>
    send(
      eve.secret,
      `/v1/claims/${claim}/verdicts`,
      {
        label: "supported",
        headline: "The bridge was closed on Monday.",
        summary: "One article says so.\n\nThe decision was not seen.",
        basis: { strength: "one_report" },
        notSeen: ["the decision itself"],
        change: { kind: "initial" },
        ...fields,
      },
      await versionOf(claim),
    );
  const publish = async (claim: string) =>
    send(sam.secret, `/v1/claims/${claim}/publish`, {}, await versionOf(claim));
  const story = async (text: string, fields: Record<string, unknown> = {}) => {
    const source = await article();
    const claim = made.parse(await send(eve.secret, "/v1/claims", { text, ...fields }));
    const span = await quote(claim.id, source.id, "supports", "the city closed the old bridge");
    return { ...claim, source, span };
  };

  const changed = await story("The city closed the old bridge on Monday.", {
    claimedOn: "2026-11-02",
    claimant: { name: "The mayor" },
  });
  const gone = await story("The city closed the old bridge for good.");
  const corrected = await story("The old bridge was closed by the city.");
  const withdrawn = await story("A bridge in the city was closed.");
  const misleading = await story("The bridge was closed although it stood.");
  const long = await story(
    `${"It was said at length that the city, after many days of rain, closed the old bridge ".repeat(9)}on Monday.`,
  );
  const hostile = await story(`The sign read ${HOSTILE} and more.`, {
    claimant: { name: HOSTILE },
    topics: ["bridges"],
  });
  const arabic = await story("أغلقت المدينة الجسر القديم يوم الاثنين.", { language: "ar" });
  for (const one of [changed, gone, corrected, withdrawn, long, arabic]) await judge(one.id, {});
  await judge(hostile.id, { headline: `Finding ${HOSTILE}` });
  const doubt = await quote(misleading.id, misleading.source.id, "refutes", "Engineers found 40 cracks");
  await judge(misleading.id, {
    label: "misleading",
    headline: "It stood, and had 40 cracks.",
    implied: "That there was no reason to close it.",
    restsOn: [doubt.id],
  });
  const conflicting = await story("The bridge stayed shut.");
  const other = await article({ text: "The bridge opened again on Friday, said the paper." });
  const against = await quote(conflicting.id, other.id, "refutes", "The bridge opened again on Friday");
  await judge(conflicting.id, {
    label: "conflicting",
    headline: "One article says it stayed shut, another that it opened.",
    basis: { strength: "several_reports" },
    restsOn: [conflicting.span.id, against.id],
  });
  for (const one of [changed, gone, corrected, withdrawn, misleading, long, hostile, arabic, conflicting])
    await publish(one.id);

  const snapshot = (source: { id: string }, text: string) =>
    send(eve.secret, `/v1/articles/${source.id}/snapshots`, { text });
  await snapshot(changed.source, TEXT.replace("old bridge", "new bridge"));
  await snapshot(gone.source, "Nothing of what stood here is left. Another story was put in its place.");
  const shut = await quote(corrected.id, corrected.source.id, "refutes", "It did not open again");
  await judge(corrected.id, {
    label: "refuted",
    headline: "It was closed by nobody.",
    restsOn: [shut.id],
    change: { kind: "correction", note: "We had read the notice of another bridge." },
  });
  await publish(corrected.id);
  await send(
    sam.secret,
    `/v1/claims/${withdrawn.id}/retract`,
    { reason: "It was another bridge." },
    await versionOf(withdrawn.id),
  );

  const claims = {
    changed: changed.slug,
    gone: gone.slug,
    corrected: corrected.slug,
    withdrawn: withdrawn.slug,
    conflicting: conflicting.slug,
    misleading: misleading.slug,
    long: long.slug,
    hostile: hostile.slug,
    arabic: arabic.slug,
  };
  return {
    url: server.url,
    claims,
    paths: {
      front: "/",
      results: "/?q=arbitrary+arrest",
      narrowed: "/?label=refuted",
      "nothing-found": "/?q=giraffe+zebra",
      refuted: "/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary",
      unproven: "/claims/zohran-mamdani-plans-to-stop-federal-agents-from-carrying-out-deportations",
      statement: "/claims/homeland-security-secretary-kristi-noem-said-that-sanctuary-policies-protect",
      ...Object.fromEntries(Object.entries(claims).map(([name, slug]) => [name, `/claims/${slug}`])),
      past: `/claims/${corrected.slug}/publications/1`,
      article: "/articles/report-on-the-mayor-s-executive-order-on-federal-immigration-enforcement",
      "article-changed": `/articles/${changed.source.slug}`,
      articles: "/articles",
      topic: "/topics/arrests",
      claimant: "/claimants/Kristi%20Noem",
      corrections: "/corrections",
      about: "/about",
      report: `/claims/${corrected.slug}/report?kind=reply`,
      "report-withdrawn": `/claims/${withdrawn.slug}/report`,
      ask: "/ask",
      "not-there": "/claims/nothing-of-the-kind",
      linked: "/?check=The+arrest+of+Alpha+Amadou+Diallo+was+not+arbitrary.",
      publisher: "/publishers/The%20Paper",
      "wrong-address": "/topics/arrests?cursor=abc",
      card: `/embed/claims/${corrected.slug}?label=supported`,
      "card-withdrawn": `/embed/claims/${withdrawn.slug}`,
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export const PASTED =
  "Alpha Amadou Diallo entered the United States unlawfully in 2021. He was seen in the park.\n" +
  "The arrest of Alpha Amadou Diallo was not arbitrary.\n" +
  "Operation Salvo of ICE arrested 540 gang members and affiliates associated with the Trinitarios.\n" +
  "Kristi Noem said that sanctuary policies protect criminals.\n" +
  "Rents in Queens rose by a third last year.";
