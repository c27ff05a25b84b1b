import type { Statement } from "../../src/db/statements.ts";

type Value = string | number | null;

/** `INSERT` of one row by column name. */
export function insert(table: string, row: Record<string, Value>): Statement {
  const columns = Object.keys(row);
  return {
    sql: `insert into "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) values (${columns.map(() => "?").join(", ")})`,
    args: Object.values(row),
  };
}

const AT = "2026-11-21T12:00:00.000Z";
export const ARREST_TEXT = "Federal agents arrested him. A judge had issued a final removal order.";
export const ARREST_SHA256 = "a".repeat(64);
const HASH_ONLY_SHA256 = "b".repeat(64);

export const editorRow = { id: "edt_1", name: "Mercy", name_key: "mercy", created_at: AT };

export const articleRow = {
  id: "art_1",
  slug: "report",
  url: "https://news.example/report",
  urn: null,
  genre: "news",
  version: 1,
  created_at: AT,
  created_by: "edt_1",
  updated_at: AT,
};

export const claimRow = {
  id: "clm_1",
  slug: "the-arrest-was-arbitrary",
  text: "The arrest was arbitrary.",
  kind: "fact",
  language: "en",
  status: "draft",
  version: 1,
  created_at: AT,
  created_by: "edt_1",
  updated_at: AT,
};

/** "issued a final removal order" in {@link ARREST_TEXT}. */
export const spanRow = {
  id: "spn_1",
  claim_id: "clm_1",
  article_id: "art_1",
  role: "refutes",
  stance: null,
  exact: "issued a final removal order",
  prefix: "",
  suffix: "",
  start: 41,
  end: 69,
  claimant_side: 0,
  text_sha256: ARREST_SHA256,
  verified_by: "Mercy",
  verified_at: AT,
  state: "verified",
  created_at: AT,
  created_by: "edt_1",
};

export const verdictRow = {
  id: "ver_1",
  claim_id: "clm_1",
  house: 1,
  label: "refuted",
  headline: "An order stood before the arrest.",
  summary: "One source; document not seen.",
  searched: "[]",
  basis_strength: "one_report",
  method: "human",
  publisher_name: "Verbatim",
  issued_by: "Mercy",
  issuer_id: "edt_1",
  issued_at: AT,
  change_kind: "initial",
  supersedes: null,
  claim_text: "The arrest was arbitrary.",
};

export const publicationRow = {
  id: "pub_1",
  claim_id: "clm_1",
  n: 1,
  claim_version: 1,
  verdict_id: "ver_1",
  published_at: AT,
  published_by: "edt_1",
  document: "{}",
};

export const publishedClaimRow = {
  seq: 1,
  claim_id: "clm_1",
  slug: "claim-1",
  publication_id: "pub_1",
  revision: 1,
  label: "refuted",
  kind: "fact",
  language: "en",
  published_at: AT,
  summary: '{"id":"clm_1"}',
  format: 3,
  details: '{"evidence":[]}',
};

export const eventRow = {
  id: "evt_1",
  at: AT,
  actor_id: "edt_1",
  action: "claim.created",
  subject_kind: "claim",
  subject_id: "clm_1",
  claim_id: "clm_1",
  version: 1,
  changes: "{}",
  is_public: 0,
};

export const keyRow = {
  id: "key_1",
  editor_id: "edt_1",
  role: "editor",
  prefix: "vb_abc",
  hash: "c".repeat(64),
  created_at: AT,
};

/** A published claim with one receipt, and all that it stands on, each row under its `…_1` id. */
export const publishedClaim: Statement[] = [
  insert("editors", editorRow),
  insert("keys", keyRow),
  insert("texts", { sha256: ARREST_SHA256, length: [...ARREST_TEXT].length, content: ARREST_TEXT }),
  insert("texts", { sha256: HASH_ONLY_SHA256, length: 100, content: null }),
  insert("articles", articleRow),
  insert("snapshots", {
    article_id: "art_1",
    text_sha256: ARREST_SHA256,
    created_at: AT,
    created_by: "edt_1",
  }),
  insert("article_addresses", {
    key: "news.example/report",
    hash: "d".repeat(64),
    article_id: "art_1",
    url: articleRow.url,
    added_at: AT,
    added_by: "edt_1",
  }),
  insert("claims", claimRow),
  insert("claims", { ...claimRow, id: "clm_2", slug: "another", text: "Another." }),
  insert("claim_topics", { claim_id: "clm_1", topic: "arrests", position: 0 }),
  insert("claim_relations", { claim_id: "clm_1", kind: "same_as", target_id: "clm_2", position: 0 }),
  insert("spans", spanRow),
  insert("spans", { ...spanRow, id: "spn_2", role: "appearance", stance: "disputes" }),
  insert("verdicts", verdictRow),
  insert("verdict_rests_on", { verdict_id: "ver_1", span_id: "spn_1", position: 0 }),
  { sql: "update claims set status = 'published', verdict_id = 'ver_1' where id = 'clm_1'", args: [] },
  insert("publications", publicationRow),
  insert("published_claims", publishedClaimRow),
  insert("events", eventRow),
  insert("redactions", {
    event_id: "evt_1",
    subject_kind: "claim",
    subject_id: "clm_1",
    field: "text",
    salt: "s",
    hash: "h",
    ground: "privacy",
  }),
];
