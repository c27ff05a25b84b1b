import { addSnapshot } from "../../articles/add-snapshot.ts";
import { newArticle } from "../../articles/article-input.ts";
import type { CommittedArticle } from "../../articles/commit-article.ts";
import { type RecognisedArticle, recogniseArticle } from "../../articles/recognise-article.ts";
import { registerArticle } from "../../articles/register-article.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { sha256 } from "../../language/sha256.ts";
import { SNAPSHOT_EXTENTS } from "../../vocabulary.ts";
import type { DESK } from "../../words/desk.ts";
import { carryOut, firstResult } from "../carry-out.ts";
import { deskRoutes } from "../desk.ts";
import { UNTOUCHED } from "../parts/form.ts";
import { withDone } from "../parts/layout.ts";
import { readTyped, type Typed } from "../parts/typed.ts";
import { type Refusal, refusalOf, refusalOfIssues, refuse } from "../refusal.ts";
import { ADD_PATH, answerAddArticle, type Looked } from "./add-article-page.ts";
import { detailsTyped } from "./detail-fields.ts";

export const addArticlePages = deskRoutes();

addArticlePages.get(ADD_PATH, (c) => answerAddArticle(c, UNTOUCHED));

/** Shows first what would be saved, then saves it. */
addArticlePages.post(ADD_PATH, async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.article);
  const show = (refused: Refusal | null, status: number) =>
    answerAddArticle(c, { typed, refused }, { status });
  if (typed.isReview) return show(null, 200);
  const checked = checkInput(typed);
  if ("refused" in checked) return show(checked.refused, 422);
  const { input } = checked;
  const looked = await look(c, typed, input).catch(refusalIn);
  if ("code" in looked) return show(looked, looked.status);
  const { recognised } = looked;
  if (typed.text("do") !== "save" || typed.text("looked") !== looked.mark) {
    // What was saved a moment ago is known now.
    const first = await firstResult(c, typed);
    if (first) return first;
    const isChanged = typed.has("looked") && typed.text("looked") !== looked.mark;
    return answerAddArticle(c, { typed, refused: null }, { looked: { ...looked, isChanged } });
  }
  const showLooked = (refused: Refusal | null, status: number) =>
    answerAddArticle(c, { typed, refused }, { looked, status });
  const extent = SNAPSHOT_EXTENTS.find((one) => one === typed.text("extent"));
  if (recognised.known && !recognised.known.hasText && extent === undefined) {
    return showLooked(refuse([{ field: "extent", message: "is required" }]), 422);
  }
  return carryOut(c, typed, {
    show: showLooked,
    run: async (deed) => {
      const db = c.get("db");
      const to = (id: string, done: keyof typeof DESK.done) => withDone(`/desk/articles/${id}`, done);
      const { known, address } = recognised;
      if (known && extent !== undefined) {
        const { id } = known.article;
        const context = deed.answering(() => to(id, "text-added"));
        const text = {
          text: input.text,
          keepText: true,
          retrievedAt: null,
          archiveUrl: address?.archiveUrl ?? null,
          extent,
        };
        const { changed } = await addSnapshot(db, context, id, text);
        return { to: to(id, "text-added"), kept: changed };
      }
      const context = deed.answering<CommittedArticle>(({ article }) => to(article.id, "article-added"));
      const url = address === null ? undefined : address.url;
      const archiveUrl = address?.archiveUrl ?? null;
      const { article, isNew } = await registerArticle(db, context, { ...input, url, archiveUrl });
      return { to: to(article.article.id, isNew ? "article-added" : "article-known"), kept: isNew };
    },
  });
});

function refusalIn(error: unknown): Refusal {
  const refused = refusalOf(error);
  if (refused === null) throw error;
  return refused;
}

type Input = ReturnType<typeof newArticle.parse>;

/** What was typed as the input that the API takes. An article of the desk has a text, for without one nothing can be marked. */
function checkInput(typed: Typed): { input: Input & { text: string } } | { refused: Refusal } {
  const parsed = newArticle.safeParse({
    ...(typed.given("url") === null ? {} : { url: typed.text("url").trim() }),
    text: typed.text("text"),
    ...detailsTyped(typed),
  });
  const issues = parsed.success ? [] : parsed.error.issues;
  // Nothing in it but white space is nothing to quote from.
  const text = typed.text("text");
  const isMissing = text.trim() === "" && !issues.some(({ path }) => path[0] === "text");
  if (isMissing) return { refused: refusalOfIssues([{ path: ["text"], message: "is required" }, ...issues]) };
  if (!parsed.success) return { refused: refusalOfIssues(issues) };
  return { input: { ...parsed.data, text } };
}

async function look(c: AppContext, typed: Typed, { text }: { text: string }): Promise<Looked> {
  const recognised = await recogniseArticle(c.get("db"), { url: typed.given("url"), text });
  return {
    recognised,
    mark: markOf(recognised),
    isChanged: false,
    // A hyphen between letters at the end of a line.
    brokenWords: text.match(/\p{Ll}-\n\p{Ll}/gu)?.length ?? 0,
  };
}

function markOf({ address, text, known }: RecognisedArticle): string {
  return sha256(JSON.stringify([address?.url ?? null, text.sha256, known?.article.id ?? null])).slice(0, 16);
}
