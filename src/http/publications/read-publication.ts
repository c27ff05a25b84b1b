import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findPublication, findPublicationVersion } from "../../db/queries/published.ts";
import { nameForReaders } from "../../editors/name-for-readers.ts";
import { pastDocument } from "../../publications/past-document.ts";
import { documentParts } from "../../publications/project-publication.ts";
import { partsWithNotice } from "../claims/claim-notice.ts";
import { byIdOrSlug, noQuery, publicationNumber } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { shownTag } from "../entity-tag.ts";
import { answerShown, answerUnchanged } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { refuseRetired } from "../refuse-retired.ts";
import { publicationSchema } from "./publication-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/claims/{id}/publications/{n}",
  operationId: "getPublication",
  tags: ["Claims"],
  summary: "A claim exactly as it stood when it was published for the nth time",
  request: {
    params: byIdOrSlug.extend({ n: z.string().meta({ type: "integer", minimum: 1, description: "From 1" }) }),
    query: noQuery,
  },
  responses: {
    200: json("The publication, and whether it still stands", publicationSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized", "not-found", "gone"),
  },
});

export const readPublicationRoute = createRouter().openapi(contract, async (c) => {
  const { id, n } = c.req.valid("param");
  const number = publicationNumber(n);
  const isOpen = (status: string) => status !== "unpublished" || c.get("key") !== null;
  const tagOf = (version: string) => shownTag("n", [version]);
  const unchanged = await answerUnchanged(c, async () => {
    const found = await findPublicationVersion(c.get("db"), id, number);
    return found && isOpen(found.status) ? tagOf(found.version) : null;
  });
  if (unchanged) return unchanged;
  const row = await findPublication(c.get("db"), id, number);
  if (!row) {
    await refuseRetired(c, "claim", id);
    throw new ProblemError("not-found", `There is no publication ${number} of a claim ${id}.`);
  }
  // Taken back for a reason of law or privacy, it is taken back with its past; a retraction leaves that readable.
  if (!isOpen(row.status)) {
    throw new ProblemError("gone", row.statusReason ?? "This claim is no longer published.", {
      members: { claimStatus: row.status, reason: row.statusReason },
    });
  }
  const withdrawn = row.status === "published" ? null : { status: row.status, reason: row.statusReason };
  const { publishedAt, supersededAt } = row;
  const publishedBy = nameForReaders({ name: row.publishedBy }, c.get("config").policy);
  const standing = JSON.stringify({ n: number, publishedAt, publishedBy, supersededAt, withdrawn });
  const claim = partsWithNotice(documentParts(pastDocument(row)), c.get("config"));
  return answerShown(c, {
    tag: tagOf(row.version),
    json: [`${standing.slice(0, -1)},"claim":`, ...claim, "}"],
  });
});
