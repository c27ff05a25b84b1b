import { readLookup } from "../../annotations/lookup-answer.ts";
import { findLookupAnswer, type KeptAnswer } from "../../db/queries/lookup-answers.ts";
import { withAbsolutePages } from "../absolute-pages.ts";
import { canonicalAddress } from "../canonical-address.ts";
import { encodingOf } from "../content-encoding.ts";
import { entityTag } from "../entity-tag.ts";
import type { AppContext } from "../environment.ts";
import { answerUnchanged } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { cachingHeaders, respondShared } from "../tagged-answer.ts";

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
  const send = ({ digest, body }: KeptAnswer) =>
    respondShared(c, body, {
      "content-type": "application/json",
      ...untransformed(cachingHeaders(c)),
      ...(isPacked ? { "content-encoding": "gzip" } : {}),
      etag: entityTag(c, tagOf(digest)),
    });
  // A process that keeps packed answers asks for the tag alone: reading 128 KiB out of a row takes ten times as long.
  const kept = isPacked ? c.get("compressed") : null;
  const nameOf = (digest: string) => `${entityTag(c, tagOf(digest))} ${canonicalAddress(c.req.url)}`;
  if (kept) {
    const found = await findLookupAnswer(c.get("db"), asked, "tag");
    const digest = found.kind === "kept" ? found.answer.digest : "";
    const body = kept.get(nameOf(digest));
    if (body) return send({ digest, body });
  }
  const answer = await readLookup(c.get("db"), asked, isPacked ? "packed" : "plain");
  if (answer === null) {
    throw new ProblemError(
      "not-found",
      "Pages are not asked for by so many bits of their hash: /v1/lookup/manifest says by how many.",
    );
  }
  if (typeof answer.body !== "string") kept?.keep(nameOf(answer.digest), answer.body, answer.body.length);
  return send(answer);
}
