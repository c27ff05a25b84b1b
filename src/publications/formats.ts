import * as z from "zod";
import { linkToQuote, linkToQuoteAsFirst } from "../urls/text-fragment.ts";
import { REDACTED } from "../vocabulary.ts";
import type { ClaimDocument } from "./claim-document.ts";

/**
 * The format of a document that is written now. Publications are never rewritten: one of an older format is brought up
 * when it is read, a step a format, each a pure function. A member added to a document is a new format, with a step
 * that says what it was while nobody could say it.
 *
 * 1: as first published. 2: claims say whom they are about; verdicts what was not seen, what is not decided, what is
 * so instead and whether anybody was asked; articles how they can be opened, when they were last looked at and how
 * long they are; quotes who confirmed that they still carry their claim; claims how they were worded before. The link to
 * a quote goes over no line break and carries no tracking. 3: verdicts say under which licence somebody else gives them out.
 */
export const DOCUMENT_FORMAT = 3;

type Change = (object: object, addition: Addition) => object;
type Json = Record<string, unknown>;
/** Of a document, in the order in which they are made: what a step adds, after which member. */
interface Step {
  claim: Addition;
  verdict: Addition;
  article: Addition;
  span: Addition;
  /** The link to a quote as this format has it, and as the one before had it. */
  link: { now: typeof linkToQuote; before: typeof linkToQuote };
}
type Addition = { after: string; members: Json };

const NOTHING: Addition = { after: "", members: {} };

/** By the format that each leads to. */
const STEPS: ReadonlyMap<number, Step> = new Map([
  [
    2,
    {
      claim: { after: "topics", members: { about: [], reworded: null } },
      verdict: { after: "searched", members: { notSeen: [], notDecided: [], instead: null, reply: null } },
      article: { after: "genreNote", members: { access: "unknown", lastCheckedAt: null, textLength: null } },
      span: { after: "placement", members: { confirmation: null } },
      link: { now: linkToQuote, before: linkToQuoteAsFirst },
    },
  ],
  [
    3,
    {
      claim: NOTHING,
      verdict: { after: "reviewUrl", members: { licence: null } },
      article: NOTHING,
      span: NOTHING,
      link: { now: linkToQuote, before: linkToQuote },
    },
  ],
]);

/** A document of the format `from` as readers get it now. Throws what is no such document. */
export function currentDocument(document: object, from: number): ClaimDocument {
  let current: object = document;
  for (let format = from + 1; format <= DOCUMENT_FORMAT; format++) {
    const step = STEPS.get(format);
    if (!step) throw new Error(`no step leads to documents of the format ${format}`);
    current = change(current, step, add, step.link.now);
  }
  // What was stored was composed by this program, or checked when it was imported.
  return current as ClaimDocument;
}

/** The inverse, for a document that says nothing which the format `to` could not: what it would have been written as. */
export function documentOfFormat(document: ClaimDocument, to: number): object {
  let older: object = document;
  for (let format = DOCUMENT_FORMAT; format > to; format--) {
    const step = STEPS.get(format);
    if (step) older = change(older, step, remove, step.link.before);
  }
  return older;
}

/** An article as a document of the format `from` shows it, as readers get it now. */
export function currentArticle<T extends object>(article: T, from: number): T {
  let current: object = article;
  for (let format = from + 1; format <= DOCUMENT_FORMAT; format++) {
    const step = STEPS.get(format);
    if (step) current = add(current, step.article);
  }
  return current as T;
}

/** A quote's own document, brought up as {@link currentDocument} does it. */
export function currentSpan<T extends QuoteDocument>(span: T, from: number): T {
  let current: QuoteDocument = span;
  for (let format = from + 1; format <= DOCUMENT_FORMAT; format++) {
    const step = STEPS.get(format);
    if (step) current = changeSpan(current, step, add, step.link.now);
  }
  return current as T;
}

const withArticle = z.looseObject({ article: z.looseObject({}) });
const quoteDocument = z.looseObject({
  quote: z.looseObject({ exact: z.string(), prefix: z.string(), suffix: z.string() }),
  link: z.string().nullable(),
  article: z.looseObject({ url: z.string().nullable() }),
});
type QuoteDocument = z.output<typeof quoteDocument>;
const partsOfDocument = z.looseObject({
  verdict: z.looseObject({}).nullable(),
  reviews: z.array(z.looseObject({})),
  evidence: z.array(quoteDocument),
  appearances: z.array(quoteDocument),
  sources: z.array(withArticle),
});

/** Looked at, not parsed: parsing would put the members that it knows before the others. */
function hasParts(document: object): document is z.output<typeof partsOfDocument> {
  return partsOfDocument.safeParse(document).success;
}

/** One step through all parts of a document. Every member stays where it was. */
function change(document: object, step: Step, by: Change, link: typeof linkToQuote): object {
  if (!hasParts(document)) throw new Error("this is no claim as readers see it");
  const { verdict, reviews, evidence, appearances, sources } = document;
  const inArticle = (part: { article: object }) => ({ ...part, article: by(part.article, step.article) });
  return {
    ...by(document, step.claim),
    verdict: verdict && by(verdict, step.verdict),
    evidence: evidence.map((span) => changeSpan(span, step, by, link)),
    appearances: appearances.map((span) => changeSpan(span, step, by, link)),
    sources: sources.map(inArticle),
    reviews: reviews.map((review) => by(review, step.verdict)),
  };
}

function changeSpan(span: QuoteDocument, step: Step, by: Change, link: typeof linkToQuote): QuoteDocument {
  const { quote, article } = span;
  // One that names no words stays: its words were blanked, or there is no page to open.
  const names = article.url !== null && quote.exact !== REDACTED && span.link?.includes(":~:text=");
  return {
    ...by(span, step.span),
    quote,
    link: names && article.url !== null ? link(article.url, quote) : span.link,
    article: { ...by(article, step.article), url: article.url },
  };
}

function add(object: object, { after, members }: Addition): object {
  const entries = Object.entries(object);
  const at = entries.findIndex(([name]) => name === after) + 1;
  return Object.fromEntries([
    ...entries.slice(0, at),
    ...Object.entries(structuredClone(members)),
    ...entries.slice(at),
  ]);
}

function remove(object: object, { members }: Addition): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !Object.hasOwn(members, name)));
}
