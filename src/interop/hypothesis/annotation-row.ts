import { labelName } from "../../publications/label-words.ts";
import { type AnnotatedSpan, bearingOf, toldPassage } from "../../publications/plain-words.ts";
import type { AnnotationHouse } from "../../publications/web-annotation.ts";
import { encodeAddress } from "../../urls/outgoing-url.ts";
import { asMarkdown } from "./markdown.ts";

export const WORLD = "__world__";

/** A quote as the search finds it. Times are unique: clients page by them. */
export interface FoundSpan extends AnnotatedSpan {
  created: string;
  updated: string;
}

/** The account that all annotations are of: the house's. */
export function accountOf({ publicUrl, publisherName }: AnnotationHouse): string {
  const name = publisherName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `acct:${name === "" ? "editors" : name}@${new URL(publicUrl).hostname}`;
}

/** An annotation as Hypothesis has it (https://h.readthedocs.io/en/latest/api-reference/v1/). */
export function annotationRow(found: FoundSpan, house: AnnotationHouse) {
  const { span, claim, created, updated } = found;
  const { article, quote } = span;
  const page = encodeAddress(`${house.publicUrl}${claim.page}`);
  const uri = article.url === null ? (article.urn ?? "") : encodeAddress(article.url);
  return {
    id: span.id,
    created,
    updated,
    user: accountOf(house),
    user_info: { display_name: house.publisherName },
    uri,
    text: textOf(found, page, house),
    tags: [
      ...(claim.verdict === null ? [] : [labelName(claim.verdict.label)]),
      bearingOf(span.role, span.stance),
    ],
    group: WORLD,
    permissions: { read: [`group:${WORLD}`], admin: [], update: [], delete: [] },
    target: [
      {
        source: uri,
        // Words that are gone would be painted somewhere else: without a place it stands beside the page.
        ...(span.state === "gone"
          ? {}
          : {
              selector: [
                { type: "TextQuoteSelector", exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
              ],
            }),
      },
    ],
    document: { title: titleOf(article) },
    links: {
      html: page,
      incontext: span.link ?? page,
      json: `${house.publicUrl}/api/annotations/${span.id}`,
    },
    flagged: false,
    hidden: false,
  };
}

function titleOf({ headline, descriptiveHeadline }: AnnotatedSpan["span"]["article"]): string[] {
  const title = headline ?? descriptiveHeadline;
  return title === null ? [] : [title];
}

/** The first sentence, which is the verdict, stands out; then all that has to be read with it, the note, and where the rest is. */
function textOf(
  { created: _, updated: __, ...annotated }: FoundSpan,
  page: string,
  { notice }: AnnotationHouse,
): string {
  const [first = "", ...rest] = toldPassage(annotated);
  const { note } = annotated.span;
  return [
    ...(notice === null ? [] : [`*${asMarkdown(notice)}*`]),
    `**${asMarkdown(first)}**`,
    ...rest.map(asMarkdown),
    ...(note === null ? [] : [`Note: ${asMarkdown(note)}`]),
    `[All quotes and sources](${page.replaceAll("(", "%28").replaceAll(")", "%29")})`,
  ].join("\n\n");
}
