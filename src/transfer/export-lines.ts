import type { Database } from "../db/database.ts";
import {
  readArticleBundles,
  readClaimBundles,
  readEditors,
  readOtherEvents,
} from "../db/queries/transfer-bundles.ts";
import type { FileName } from "./format.ts";
import { articleLine, claimLine, editorLine, eventLine } from "./line-schemas.ts";
import { renderLine, toArticleLine, toClaimLine, toEditorLine, toEventLine } from "./render-lines.ts";

export interface ExportedLine {
  file: FileName;
  /** Without the line feed. */
  text: string;
}

export interface ExportOptions {
  /** Full texts are private: they go along only into a copy that stays with whoever may hold them. */
  withTexts: boolean;
}

/** Subjects read at a time: what bounds the memory. Texts are up to 4 MB each, so fewer articles where they go along. */
const PAGE = 100;
const PAGE_WITH_TEXTS = 4;

/**
 * Everything but keys and idempotency rows, page by page, each claim at one point in time. Claims come before the
 * articles that they cite and the editors whom they name, so that whatever is written meanwhile, no line names a
 * subject that the export lacks.
 */
export async function* exportLines(
  db: Database,
  { withTexts }: ExportOptions,
): AsyncGenerator<ExportedLine[], void, void> {
  for (let after = 0; ; ) {
    const bundles = await readClaimBundles(db, { after, limit: PAGE });
    const last = bundles.at(-1);
    if (!last) break;
    after = last.claim.seq;
    yield bundles.map((bundle) => ({
      file: "claims.jsonl",
      text: renderLine(claimLine, toClaimLine(bundle)),
    }));
  }
  for (let after = 0; ; ) {
    const limit = withTexts ? PAGE_WITH_TEXTS : PAGE;
    const bundles = await readArticleBundles(db, { after, limit }, { withContents: withTexts });
    const last = bundles.at(-1);
    if (!last) break;
    after = last.article.seq;
    yield bundles.map((bundle) => ({
      file: "articles.jsonl",
      text: renderLine(articleLine, toArticleLine(bundle, { withTexts })),
    }));
  }
  for (let after = 0; ; ) {
    const rows = await readOtherEvents(db, after, PAGE);
    const last = rows.at(-1);
    if (!last) break;
    after = last.event.seq;
    yield rows.map(({ event, redactions }) => ({
      file: "events.jsonl",
      text: renderLine(eventLine, { ...toEventLine(event), redactions }),
    }));
  }
  for (let after = ""; ; ) {
    const rows = await readEditors(db, after, PAGE);
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    yield rows.map((row) => ({ file: "editors.jsonl", text: renderLine(editorLine, toEditorLine(row)) }));
  }
}
