import * as z from "zod";
import type { ClaimPatch } from "../../claims/claim-input.ts";
import { claimFields } from "../../claims/claim-input.ts";
import { rejectInvalid } from "../../http/contract/reject-invalid.ts";
import { ProblemError, type ProblemField } from "../../http/problems.ts";
import type { ClaimDocument } from "../../publications/claim-document.ts";

const words = z.string().optional();

const markup = z.strictObject({
  url: words,
  claimReviewed: claimFields.shape.text,
  claimDate: z.preprocess((day) => (day === "" ? undefined : day), claimFields.shape.claimedOn.optional()),
  claimLocation: words,
  claimFirstAppearance: words,
  claimAppearances: z.array(z.string()).max(1_000).optional(),
  claimAuthor: z.strictObject({ name: words, jobTitle: words, imageUrl: words, sameAs: words }).optional(),
  rating: z
    .strictObject({
      textualRating: words,
      ratingValue: z.number().optional(),
      worstRating: z.number().optional(),
      bestRating: z.number().optional(),
      ratingExplanation: words,
      imageUrl: words,
    })
    .optional(),
});

/** GoogleFactcheckingFactchecktoolsV1alpha1ClaimReviewMarkupPage, as clients send it. */
const sent = z.strictObject({
  name: words,
  pageUrl: words,
  publishDate: words,
  claimReviewAuthor: z.strictObject({ name: words, imageUrl: words }).optional(),
  claimReviewMarkups: z
    .array(markup)
    .min(1, "must hold a review")
    .max(1, "must hold one review: a page here is the page of one claim"),
  versionId: words,
});
export type SentPage = z.output<typeof sent>;

/** Throws `invalid-input`. */
export function readPage(body: unknown): SentPage {
  const parsed = sent.safeParse(body);
  if (parsed.success) return parsed.data;
  rejectInvalid({ success: false, target: "json", error: parsed.error });
  throw parsed.error;
}

/** What the format says of a working copy. Members without a value are left out. */
export function markupPage(claim: ClaimDocument, house: { publicUrl: string; name: string }) {
  const { verdict, claimant } = claim;
  const url = `${house.publicUrl}${claim.page}`;
  const appearances = claim.appearances.flatMap(({ article }) => (article.url === null ? [] : [article.url]));
  return {
    name: `pages/${claim.id}`,
    pageUrl: url,
    ...(claim.publishedAt === null ? {} : { publishDate: claim.publishedAt.slice(0, 10) }),
    claimReviewAuthor: { name: verdict?.publisher.name ?? house.name },
    claimReviewMarkups: [
      {
        url,
        claimReviewed: claim.text,
        ...(claim.claimedOn === null ? {} : { claimDate: claim.claimedOn }),
        ...(appearances.length === 0 ? {} : { claimAppearances: [...new Set(appearances)] }),
        ...(claimant === null
          ? {}
          : {
              claimAuthor: {
                name: claimant.name,
                ...(claimant.role === null ? {} : { jobTitle: claimant.role }),
              },
            }),
        ...(verdict === null
          ? {}
          : {
              rating: {
                textualRating: verdict.ratingText,
                ratingExplanation: verdict.headline,
                ...(verdict.ratingValue === null ? {} : { ratingValue: verdict.ratingValue }),
                ...(verdict.ratingValue === null || verdict.bestRating === null
                  ? {}
                  : { bestRating: verdict.bestRating }),
                ...(verdict.ratingValue === null || verdict.worstRating === null
                  ? {}
                  : { worstRating: verdict.worstRating }),
              },
            }),
      },
    ],
    versionId: String(claim.version),
  };
}
export type MarkupPage = ReturnType<typeof markupPage>;

/** What of a claim this format can set: its words, its day, and who made it. */
export function claimFieldsOf({
  claimReviewMarkups,
}: SentPage): Required<Pick<ClaimPatch, "text" | "claimedOn" | "claimant">> {
  const [review] = claimReviewMarkups;
  if (review === undefined) throw new Error("a page has a review");
  const { claimAuthor, claimDate, claimReviewed } = review;
  const name = claimAuthor?.name ?? "";
  const claimant =
    name === "" ? null : claimFields.shape.claimant.parse({ name, role: claimAuthor?.jobTitle || null });
  return { text: claimReviewed, claimedOn: claimDate ?? null, claimant };
}

/** Settable members, which need not be what stands. */
const OWN: ReadonlySet<string> = new Set([
  "claimReviewMarkups.0.claimReviewed",
  "claimReviewMarkups.0.claimDate",
  "claimReviewMarkups.0.claimAuthor.name",
  "claimReviewMarkups.0.claimAuthor.jobTitle",
  "versionId",
]);

/**
 * Refuses, member by member, what would be lost: all that this format may carry and a claim does not take from it must
 * be left out, or be what stands. A verdict rests on quotes, of which this format knows nothing. Throws `invalid-input`.
 */
export function refuseWhatWouldBeLost(page: SentPage, stands: MarkupPage | null): void {
  const known = new Map(leavesOf(stands ?? {}));
  const lost = leavesOf(page).filter(
    ([path, value]) => !OWN.has(path) && !(value === "" || value === 0) && known.get(path) !== value,
  );
  if (lost.length === 0) return;
  const errors = lost.slice(0, 20).map(
    ([path]): ProblemField => ({
      in: "body",
      pointer: `/${path.replaceAll(".", "/")}`,
      message: path.includes(".rating.")
        ? "cannot be set here: a verdict rests on quotes, which this format has no place for"
        : "cannot be set here",
    }),
  );
  throw new ProblemError(
    "invalid-input",
    `${lost
      .map(([path]) => path)
      .slice(0, 5)
      .join(
        ", ",
      )} cannot be set here. Leave out, or send back as they stand, all but claimReviewed, claimDate and claimAuthor; quotes and verdicts go in by POST /v1/claims/{id}/spans and /verdicts.`,
    { errors },
  );
}

/** Every string and number in a JSON value, by its path. */
function leavesOf(value: unknown, path = ""): [string, string | number][] {
  if (typeof value === "string" || typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member, path === "" ? name : `${path}.${name}`),
  );
}
