import { describe, expect, it } from "vitest";
import { composeClaim } from "../../src/publications/compose-claim.ts";
import { currentDocument, DOCUMENT_FORMAT, documentOfFormat } from "../../src/publications/formats.ts";
import { claimAggregate, claimRecord, spanRecord, verdictRecord } from "../support/records.ts";

const { summary, details } = composeClaim(
  claimAggregate({
    claim: claimRecord({ verdictId: "ver_a", topics: ["courts"] }),
    spans: [spanRecord(), spanRecord({ id: "spn_b", role: "appearance", stance: "asserts" })],
    verdicts: [
      verdictRecord({ restsOn: ["spn_a"] }),
      verdictRecord({ id: "ver_b", house: false, publisherName: "Others" }),
    ],
  }),
  { withUnpublishedTargets: false, reviewedBy: null, past: null },
);
const document = { ...summary, ...details };
const write = (value: object) => JSON.stringify(value);

describe("documents of older formats", () => {
  it("lack what came later, and nothing else, in the same order", () => {
    const old = documentOfFormat(document, 1);
    expect(write(old)).toBe(
      write(document)
        .replaceAll('"notSeen":[],"notDecided":[],"instead":null,"reply":null,', "")
        .replaceAll(',"access":"unknown","lastCheckedAt":null,"textLength":null', "")
        .replaceAll('"confirmation":null,', "")
        .replaceAll(',"licence":null', "")
        .replace('"about":[],"reworded":null,', ""),
    );
    expect(write(old)).not.toMatch(
      /about|notSeen|notDecided|instead|reply|access|lastCheckedAt|textLength|confirmation|reworded/,
    );
  });

  it("are brought up to the very document, member for member", () => {
    expect(write(currentDocument(documentOfFormat(document, 1), 1))).toBe(write(document));
  });

  it("open a quote as they did, and brought up as it is done now", () => {
    const span = spanRecord({ exact: "an order\nagainst him", prefix: "", suffix: "" });
    const [url] = details.evidence.map(({ article }) => article.url);
    const composed = composeClaim(claimAggregate({ spans: [span] }), {
      withUnpublishedTargets: false,
      reviewedBy: null,
      past: null,
    });
    const current = { ...composed.summary, ...composed.details };
    expect(current.evidence[0]?.link).toBe(`${url}#:~:text=an%20order,against%20him`);
    const old = documentOfFormat(current, 1);
    expect(write(old)).toContain(`"link":"${url}#:~:text=an%20order%0Aagainst%20him"`);
    expect(write(currentDocument(old, 1))).toBe(write(current));
  });

  it("of the present format are left as they are", () => {
    expect(documentOfFormat(document, DOCUMENT_FORMAT)).toBe(document);
    expect(currentDocument(document, DOCUMENT_FORMAT)).toBe(document);
  });

  it("without a verdict stay without one", () => {
    const bare = { ...document, verdict: null };
    expect(write(currentDocument(documentOfFormat(bare, 1), 1))).toBe(write(bare));
  });
});
