import { readLookup } from "../../annotations/lookup-answer.ts";
import { findLookupAnswer } from "../../db/queries/lookup-answers.ts";
import { withAbsolutePages } from "../absolute-pages.ts";
import { encodingOf } from "../content-encoding.ts";
import { entityTag } from "../entity-tag.ts";
import type { AppContext } from "../environment.ts";
import { answerUnchanged } from "../json-answer.ts";
import { respond } from "../pipelines/respond.ts";
import { ProblemError } from "../problems.ts";
import { cachingHeaders } from "../tagged-answer.ts";

/** What stands between reader and server must leave sizes and bytes as they are. */
export function untransformed(headers: { "cache-control": string; vary: string }) {
  return { ...headers, "cache-control": `${headers["cache-control"]}, no-transform` };
}

/** One bucket of pages, the same bytes for everybody until one of its pages changes. */
export async function answerLookup(c: AppContext, bucket: string): Promise<Response> {
  const { notice, publicUrl } = c.get("config");
  const asked = {
    bucket,
    mark: c.get("serviceMark"),
    now: new Date().toISOString(),
    notice,
    absolute: (json: string) => withAbsolutePages(json, publicUrl),
  };
  const tagOf = (digest: string) => `l${digest.slice(0, 24)}`;
  const unchanged = await answerUnchanged(c, async () => {
    const found = await findLookupAnswer(c.get("db"), asked, "tag");
    return found.kind === "kept" ? tagOf(found.answer.digest) : null;
  });
  if (unchanged) return unchanged;
  const isPacked = encodingOf(c) === "gzip";
  const answer = await readLookup(c.get("db"), asked, isPacked ? "packed" : "plain");
  if (answer === null) {
    throw new ProblemError(
      "not-found",
      "Pages are not asked for by so many bits of their hash: /v1/lookup/manifest says by how many.",
    );
  }
  return respond(c, answer.body, 200, {
    "content-type": "application/json",
    ...untransformed(cachingHeaders(c)),
    ...(isPacked ? { "content-encoding": "gzip" } : {}),
    etag: entityTag(c, tagOf(answer.digest)),
  });
}
