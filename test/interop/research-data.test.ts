import { beforeEach, describe, expect, it } from "vitest";
import { ensureEditor } from "../../src/editors/ensure-editor.ts";
import { newId } from "../../src/ids.ts";
import { importDraft } from "../../src/imported/import-drafts.ts";
import { importReviews } from "../../src/imported/import-reviews.ts";
import { exportAveritec } from "../../src/interop/averitec/export-records.ts";
import { averitecRecords } from "../../src/interop/averitec/read-records.ts";
import { exportImported } from "../../src/interop/claim-review/imported/export-imported.ts";
import { exportTable } from "../../src/interop/csv/export-claims.ts";
import { readTable } from "../../src/interop/csv/read-table.ts";
import { exportFever } from "../../src/interop/fever/export-lines.ts";
import type { ClaimDocument } from "../../src/publications/claim-document.ts";
import { replay } from "../../src/replay/replay.ts";
import { desks, expectStatus, publishedStory } from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { testConfig } from "../support/test-config.ts";

const desk = desks();
const NOW = "2026-06-01T12:00:00.000Z";
const PUBLIC_URL = "https://verbatim.example";

const record = {
  claim: "The dredger worked on Sunday.",
  required_reannotation: false,
  label: "Conflicting Evidence/Cherrypicking",
  justification: "See answer 1.",
  claim_date: "25-8-2020",
  speaker: "Harbour Board",
  original_claim_url: null,
  fact_checking_article: "https://web.archive.org/web/20201130144023/https://check.example/1",
  questions: [
    {
      question: "Did it work?",
      answers: [
        { answer: "Yes", answer_type: "Boolean", source_url: "", boolean_explanation: "The log says so." },
      ],
    },
  ],
};

describe.each(BACKENDS)("data for research, over the %s database", (backend) => {
  const at = desk(backend);
  const left: string[] = [];
  const leftOut = ({ verdict }: ClaimDocument) => left.push(verdict?.label ?? "none");
  beforeEach(() => {
    left.length = 0;
  });

  async function whole(parts: AsyncIterable<string>): Promise<string> {
    let text = "";
    for await (const part of parts) text += part;
    return text;
  }

  const problems: string[] = [];
  async function importAll(records: unknown) {
    problems.length = 0;
    const { db } = at();
    const actor = { ...(await ensureEditor(db, { name: "Import", at: NOW })), role: "senior" as const };
    async function* bytes() {
      yield new TextEncoder().encode(JSON.stringify(records, null, 1));
    }
    const { policy } = testConfig();
    const counts = await importReviews(
      db,
      () => ({ actor, policy, now: () => NOW, newId, ifMatch: null }),
      averitecRecords(bytes(), { publisher: "AVeriTeC", licence: "CC-BY-NC-4.0", language: "en", now: NOW }),
      {
        feed: "averitec",
        isWhole: false,
        report: ({ line, reason }) => problems.push(`${line}: ${reason}`),
        progress: () => {},
      },
    );
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }
  const averitec = (withImported: boolean) =>
    whole(exportAveritec(at().db, { publicUrl: PUBLIC_URL, withImported, leftOut }));

  it("takes records of AVeriTeC as reviews of its annotators, and gives them back member for member", async () => {
    const others = [
      {
        ...record,
        claim: "It was sold.",
        label: "Not Enough Evidence",
        claim_date: null,
        speaker: { name: null },
      },
      { ...record, claim: "It has no crew.", label: "Refuted", claim_date: "31-2-2020", speaker: null },
    ];
    expect(await importAll([record, ...others])).toEqual({ added: 3 });
    const { rows } = await at().db.execute(
      "select c.text, c.claimant_name, c.claimed_on, v.label, v.rating_text, v.publisher_name, v.licence, v.house, v.summary from claims c join verdicts v on v.claim_id = c.id where v.feed = 'averitec' order by c.seq",
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      [
        record.claim,
        "Harbour Board",
        "2020-08-25",
        "conflicting",
        record.label,
        "AVeriTeC",
        "CC-BY-NC-4.0",
        0,
        "See answer 1.",
      ],
      [
        "It was sold.",
        null,
        null,
        "unproven",
        "Not Enough Evidence",
        "AVeriTeC",
        "CC-BY-NC-4.0",
        0,
        "See answer 1.",
      ],
      ["It has no crew.", null, null, "refuted", "Refuted", "AVeriTeC", "CC-BY-NC-4.0", 0, "See answer 1."],
    ]);
    const text = await averitec(true);
    expect(JSON.stringify(JSON.parse(text).slice(-3))).toBe(JSON.stringify([record, ...others]));
    expect(await importAll(JSON.parse(text).slice(-3))).toEqual({ unchanged: 3 });
    // What came in as something else is no ClaimReview, and no verdict of ours.
    expect(await whole(exportImported(at().db))).not.toContain("dredger");
    expect(await averitec(false)).not.toContain("dredger");
  });

  it("blanks what was carried along, where the law asks for it", async () => {
    await importAll([{ ...record, claim: "The log was kept.", justification: "Ballinascreen." }]);
    const { rows } = await at().db.execute("select id from verdicts where summary = 'Ballinascreen.'");
    const order = { fields: ["carried", "summary"], ground: "court_order", note: "Order 7." };
    expectStatus(await at().ada.post(`/v1/verdicts/${rows[0]?.id}/redact`, order), 200);
    expect(JSON.stringify(await dumpDatabase(at().db, true))).not.toContain("Ballinascreen");
    expect(await averitec(true)).not.toContain("The log was kept.");
    expect(await whole(exportImported(at().db))).toContain('"reviewBody":"[redacted]"');
    expect((await replay(at().db)).differences).toEqual([]);
    expect(
      await importAll([{ ...record, claim: "The log was kept.", justification: "Ballinascreen." }]),
    ).toMatchObject({
      unchanged: 1,
    });
    expect(JSON.stringify(await dumpDatabase(at().db, true))).not.toContain("Ballinascreen");
  });

  it("says which records could not be read, and takes the others", async () => {
    const bad = [
      { ...record, claim: "Good." },
      { ...record, label: "True" },
      { ...record, claim: 7 },
      { ...record, claim: "x".repeat(1001) },
      { ...record, questions: [{ question: "Why?", answers: "none" }] },
      null,
      { ...record, justification: "Lost \ufffd." },
    ];
    expect(await importAll(bad)).toMatchObject({ added: 1, refused: 6 });
    expect(problems.map((problem) => problem.replace(/^\d+: /, ""))).toEqual([
      "label: “True” is none of Supported, Refuted, Not Enough Evidence, Conflicting Evidence/Cherrypicking",
      expect.stringMatching(/^claim: /),
      "claim: must be at most 1000 characters, not 1001",
      expect.stringMatching(/^questions\.0\.answers: /),
      expect.stringMatching(/^it: /),
      "it contains U+FFFD, NUL or half of a character, where something was lost",
    ]);
  });

  it("gives our verdicts out with the quotes that they rest on, and says what a format has no label for", async () => {
    const { claim, verdict } = await publishedStory(at(), {
      text: "=The weir holds.",
      claimant: { name: "Ida Rowe" },
      claimedOn: "2026-01-02",
    });
    const own = (text: string) => text.includes("The weir holds.");
    const [out] = JSON.parse(await averitec(false)).filter((one: { claim: string }) => own(one.claim));
    expect(out).toMatchObject({
      claim: "=The weir holds.",
      label: "Supported",
      claim_date: "2-1-2026",
      speaker: "Ida Rowe",
      fact_checking_article: `${PUBLIC_URL}/claims/${claim.slug}`,
      questions: [{ answers: [{ answer_type: "Extractive", source_url: expect.stringMatching(/^https:/) }] }],
      verbatim: { id: claim.id, label: verdict.label },
    });
    const lines = (await whole(exportFever(at().db, { publicUrl: PUBLIC_URL, leftOut })))
      .trimEnd()
      .split("\n");
    const [line] = lines.filter(own).map((one) => JSON.parse(one));
    expect(line).toEqual({
      id: claim.id,
      verifiable: "VERIFIABLE",
      label: "SUPPORTS",
      claim: "=The weir holds.",
      evidence: [
        [
          [
            claim.id,
            expect.stringMatching(/^spn_/),
            out.questions[0].answers[0].source_url,
            out.questions[0].answers[0].answer,
          ],
        ],
      ],
      page: `${PUBLIC_URL}/claims/${claim.slug}`,
    });
    const table = await whole(
      exportTable(at().db, { publicUrl: PUBLIC_URL, licence: "https://licence.example", withOthers: false }),
    );
    expect(table.startsWith('\ufeff"id","page","claim",')).toBe(true);
    expect(table).toContain(`"'=The weir holds."`);
    expect(table).not.toContain("dredger");
    const [header, ...rows] = readTable(table.slice(1), ["claim"]).rows.map(({ cells }) => cells);
    const [row] = rows.filter((cells) => cells.some(own));
    expect(Object.fromEntries(header?.map((name, i) => [name, row?.[i]]) ?? [])).toMatchObject({
      claim: "=The weir holds.",
      claimant: "Ida Rowe",
      claimedOn: "2026-01-02",
      verdict: "supported",
      quote: out.questions[0].answers[0].answer,
    });
  });

  it("makes drafts of a table's rows, once, and notes what they have no place for", async () => {
    const { db } = at();
    const actor = { ...(await ensureEditor(db, { name: "Table", at: NOW })), role: "editor" as const };
    const { policy } = testConfig();
    const context = () => ({ actor, policy, now: () => NOW, newId, ifMatch: null });
    const claim = {
      text: "The crane is red.",
      kind: "fact" as const,
      claimant: { name: "Port", role: null },
      claimedOn: null,
      language: "en",
      topics: [],
      about: [],
      relations: [],
    };
    const note = "Verdict: false\nSource: https://a.example/";
    expect(await importDraft(db, context(), { claim, note })).toBe(true);
    expect(await importDraft(db, context(), { claim: { ...claim, text: "the crane is RED." }, note })).toBe(
      false,
    );
    const { rows } = await db.execute(
      "select c.status, n.text from claims c join claim_notes n on n.claim_id = c.id where c.text like 'The crane%'",
    );
    expect(rows.map((row) => Object.values(row))).toEqual([["draft", note]]);
    // A run that was cut off between the two is carried on.
    await db.write(["delete from claim_notes"]);
    expect(await importDraft(db, context(), { claim, note })).toBe(false);
    const { rows: notes } = await db.execute("select text from claim_notes");
    expect(notes.map(({ text }) => text)).toEqual([note]);
  });
});
