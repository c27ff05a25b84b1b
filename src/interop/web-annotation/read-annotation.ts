import { ProblemError, type ProblemField } from "../../http/problems.ts";
import { codePoints } from "../../language/code-points.ts";
import { isBlank } from "../../language/shown-text.ts";
import type { Json, JsonObject } from "../../publications/web-annotation.ts";
import { MOTIVATIONS } from "../../publications/web-annotation.ts";
import type { SentSpan } from "../../spans/add-sent-span.ts";
import { CONTEXT_LIMIT, newSpan, QUOTE_LIMIT } from "../../spans/span-input.ts";
import { SPAN_ROLES, type SpanRole, STANCES, type Stance } from "../../vocabulary.ts";
import { findMistakes, type Mistake } from "./check-members.ts";
import { type ClaimName, DEFAULT_STANCE, type Hole, motivatedRole } from "./sent-annotation.ts";
import { isAbsoluteIri, isKnownContext, nameInVocabulary } from "./terms.ts";

/** So many mistakes are told, the first ones, and so many of them in the sentence. */
const MISTAKES_TOLD = 20;
const MISTAKES_IN_DETAIL = 3;
/** UTF-16 units of what is kept of an annotation besides the quote. */
const KEPT_LIMIT = 20_000;

/** What an annotation says, in this service's words. */
export interface ReadAnnotation extends SentSpan {
  /** Id or slug. */
  claim: string;
  /** What it was called elsewhere. */
  canonical: Json | undefined;
  via: Json[];
}

/** Where annotations and claims are found. */
interface Place {
  publicUrl: string;
  /** Origins under which this service is asked. */
  origins: readonly string[];
  /** The annotation's own address, where it has one already. */
  own: string | null;
}

/**
 * An annotation that can be a quote of a claim: one target, which is words of a page, and a body that says of which claim.
 * All else is kept beside it as it is. Throws `invalid-input` for what is no annotation, and for one that cannot be a
 * quote; nothing of it is taken then.
 */
export function readAnnotation(sent: Json, place: Place): ReadAnnotation {
  const mistakes: Mistake[] = [];
  const tell = (pointer: string, message: string) => mistakes.push({ pointer, message });
  if (!isObject(sent)) throw refusal([{ pointer: "", message: "must be one annotation, a JSON object" }]);
  if (!isKnownContext(sent["@context"])) {
    throw refusal([
      {
        pointer: "/@context",
        message: "must be http://www.w3.org/ns/anno.jsonld, and no other context: none is ever fetched",
      },
    ]);
  }
  if (
    ![sent.type ?? []]
      .flat()
      .map((type) => nameInVocabulary(String(type)))
      .includes("Annotation")
  ) {
    tell("/type", "must be Annotation");
  }
  mistakes.push(...findMistakes(sent, MISTAKES_TOLD));
  if (sent.bodyValue !== undefined && sent.body !== undefined) {
    tell("/bodyValue", "must not stand beside body");
  }
  if (mistakes.length > 0) throw refusal(mistakes);

  const kept: JsonObject = structuredClone(sent);
  const bodies = [sent.body ?? []].flat();
  const keptBodies = Array.isArray(kept.body) ? kept.body : kept.body === undefined ? [] : [kept.body];
  const claim = readClaim(bodies, keptBodies, place, tell);
  const { role, stance } = readRole(sent.motivation, bodies, keptBodies, tell);
  const note = readNote(sent.motivation, bodies, keptBodies, tell);
  const target = readTarget(sent.target, kept, tell);
  if (mistakes.length > 0) throw refusal(mistakes);

  const via = [sent.via ?? []].flat();
  const elsewhere = sent.id === undefined || sent.id === place.own ? [] : [sent.id];
  delete kept.id;
  const known = [...via, ...elsewhere.filter((id) => !via.includes(id))];
  if (known.length > 0) kept.via = Array.isArray(sent.via) || known.length > 1 ? known : (known[0] ?? null);
  const annotation = JSON.stringify(kept);
  if (annotation.length > KEPT_LIMIT) {
    throw refusal([{ pointer: "", message: `holds more than ${KEPT_LIMIT} characters besides the quote` }]);
  }
  return { claim, role, stance, note, ...target, annotation, canonical: sent.canonical, via: known };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function refusal(mistakes: readonly Mistake[]): ProblemError {
  const told = mistakes
    .slice(0, MISTAKES_IN_DETAIL)
    .map(
      ({ pointer, message }) =>
        `${pointer === "" ? "the body" : pointer.slice(1).replaceAll("/", ".")} ${message}`,
    );
  const more = mistakes.length - told.length;
  return new ProblemError("invalid-input", `${told.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`, {
    errors: mistakes.slice(0, MISTAKES_TOLD).map((mistake): ProblemField => ({ in: "body", ...mistake })),
  });
}

type Tell = (pointer: string, message: string) => void;

const hasName = (value: Json | undefined, name: string): boolean =>
  [value ?? []].flat().some((one) => nameInVocabulary(String(one)) === name);

/** Puts a hole in the place of a member of a body that is kept. */
function dig(body: Json | undefined, member: string, hole: Hole): void {
  if (isObject(body)) body[member] = { ...hole };
}

const NO_CLAIM =
  'names no claim: add {"type": "SpecificResource", "purpose": "linking", "source": "…/claims/{slug}"}, the page of a claim of this service';

function readClaim(bodies: Json[], kept: Json[], place: Place, tell: Tell): string {
  const found: string[] = [];
  const foreign: string[] = [];
  for (const [i, body] of bodies.entries()) {
    if (!isObject(body) || !hasName(body.purpose, "linking")) continue;
    const isText = hasName(body.type, "TextualBody");
    const member = isText ? "value" : body.source === undefined ? "id" : "source";
    const named = isObject(body[member]) ? body[member].id : body[member];
    const claim = typeof named === "string" ? claimAt(named, place, isText) : null;
    if (claim === null) foreign.push(String(named).slice(0, 100));
    else {
      found.push(claim.name);
      const hole: Hole = { $: "claim", path: claim.path, by: claim.by };
      if (isObject(body[member])) dig(isObject(kept[i]) ? kept[i][member] : undefined, "id", hole);
      else dig(kept[i], member, hole);
    }
  }
  const [claim = "", ...others] = found;
  if (others.length > 0) tell("/body", "names more than one claim: a quote is of one");
  if (claim === "") {
    tell("/body", foreign.length > 0 ? `names no claim of this service: ${foreign.join(", ")}` : NO_CLAIM);
  }
  return claim;
}

/** The claim at an address of ours, or of an id that stands as text; null for anything else. */
function claimAt(
  named: string,
  { publicUrl, origins }: Place,
  isText: boolean,
): (ClaimName & { name: string }) | null {
  if (isText && /^clm_[0-9a-z]+$/.test(named)) return { name: named, path: "", by: "id" };
  const [address = ""] = named.split(/[?#]/);
  for (const start of [publicUrl, ...origins]) {
    for (const path of ["/claims/", "/v1/claims/"] as const) {
      if (!address.startsWith(`${start}${path}`)) continue;
      const name = decoded(address.slice(start.length + path.length).replace(/\/$/, ""));
      if (name === "" || name.includes("/")) return null;
      return { name, path, by: name.startsWith("clm_") ? "id" : "slug" };
    }
  }
  return null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

const ROLE_NAMES: readonly string[] = SPAN_ROLES;
const STANCE_NAMES: readonly string[] = STANCES;

/** By a tag that names it, else by the motivation. */
function readRole(
  motivation: Json | undefined,
  bodies: Json[],
  kept: Json[],
  tell: Tell,
): { role: SpanRole; stance: Stance | null } {
  const tags = bodies.flatMap((body, i) => {
    if (!isObject(body) || !hasName(body.type, "TextualBody") || typeof body.value !== "string") return [];
    if (!hasName(body.purpose, "tagging") && !hasName(body.purpose, "classifying")) return [];
    const value = body.value;
    return ROLE_NAMES.includes(value) || STANCE_NAMES.includes(value) ? [{ value, i }] : [];
  });
  const [tag, ...others] = tags;
  if (others.some(({ value }) => value !== tag?.value)) {
    tell("/body", `names more than one role: ${tags.map(({ value }) => value).join(", ")}`);
  }
  const stance = STANCES.find((one) => one === tag?.value) ?? null;
  const tagged = stance === null ? SPAN_ROLES.find((one) => one === tag?.value) : "appearance";
  for (const { i } of tags) dig(kept[i], "value", { $: "role", as: stance === null ? "role" : "stance" });
  const role = tagged ?? motivatedRole(motivation);
  if (role === null) {
    tell(
      "/motivation",
      `stands for more than one role: add a body with the purpose tagging whose value is one of ${[...SPAN_ROLES, ...STANCES].join(", ")}`,
    );
  }
  return { role: role ?? "context", stance: role === "appearance" ? (stance ?? DEFAULT_STANCE) : null };
}

/** What is said of the passage in plain words: the first such body. */
function readNote(motivation: Json | undefined, bodies: Json[], kept: Json[], tell: Tell): string | null {
  let note: string | null = null;
  for (const [i, body] of bodies.entries()) {
    if (!isObject(body)) continue;
    const pointer = bodies.length === 1 ? "/body" : `/body/${i}`;
    if (hasName(body.type, "Choice") || body.items !== undefined) {
      tell(pointer, "offers a choice: a quote of a claim has no alternatives");
      continue;
    }
    if (!hasName(body.type, "TextualBody") || hasName(body.purpose, "linking")) continue;
    if (typeof body.value !== "string") {
      tell(`${pointer}/value`, "must be text: a TextualBody has exactly one value");
      continue;
    }
    if (hasName(body.purpose, "assessing")) {
      tell(pointer, "assesses: a verdict is issued by POST /v1/claims/{id}/verdicts, and rests on quotes");
      continue;
    }
    const purposes = [body.purpose ?? motivation ?? []].flat();
    const says =
      purposes.length === 0 || purposes.some((one) => SAYING.includes(nameInVocabulary(String(one))));
    const isPlain = body.format === undefined || body.format === "text/plain";
    if (note !== null || !says || !isPlain || isBlank(body.value)) continue;
    const parsed = newSpan.shape.note.safeParse(body.value);
    if (!parsed.success) {
      tell(`${pointer}/value`, parsed.error.issues[0]?.message ?? "cannot be a note");
      continue;
    }
    note = parsed.data;
    dig(kept[i], "value", { $: "note" });
  }
  return note;
}

/** Purposes of a text that is about the passage. One without a purpose has the annotation's motivation. */
const SAYING: readonly string[] = ["commenting", "describing", "assessing", MOTIVATIONS.appearance];

function readTarget(
  sent: Json | undefined,
  kept: JsonObject,
  tell: Tell,
): Pick<SentSpan, "article" | "words" | "place"> {
  const nothing = { article: "", words: null, place: null };
  const targets = [sent ?? []].flat();
  const [target, ...others] = targets;
  if (target === undefined) {
    tell("/target", "is missing: it says which words of which page are meant");
    return nothing;
  }
  if (others.length > 0) {
    tell(
      "/target",
      `has ${targets.length} members: a quote is words of one page. Send an annotation for each`,
    );
    return nothing;
  }
  if (!isObject(target) || (target.source === undefined && target.selector === undefined)) {
    tell("/target", "is a whole page: a quote is words of it. Give source and a TextQuoteSelector");
    return nothing;
  }
  const keptTarget = Array.isArray(kept.target) ? kept.target[0] : kept.target;
  for (const [name, why] of Object.entries(REFUSED_OF_TARGET)) {
    if (target[name] !== undefined) tell(`/target/${name}`, why);
  }
  const named = isObject(target.source) ? target.source.id : target.source;
  if (typeof named !== "string" || !isAbsoluteIri(named)) {
    tell("/target/source", "must be the address of a page");
  }
  const selectors = readSelectors(target.selector, keptTarget, tell);
  return { article: typeof named === "string" ? named : "", ...selectors };
}

/** What would make other words of it than the quote says. */
const REFUSED_OF_TARGET: Readonly<Record<string, string>> = {
  state: "cannot be kept: a quote is looked up in the latest text of its page",
  items: "is a list of resources: a quote is words of one page",
};

/** Ways to say where the words are that a text does not have, and that may stand beside one which it has. */
const BESIDE = [
  "XPathSelector",
  "CssSelector",
  "RangeSelector",
  "FragmentSelector",
  "SvgSelector",
  "DataPositionSelector",
];

function readSelectors(
  sent: Json | undefined,
  keptTarget: Json | undefined,
  tell: Tell,
): Pick<SentSpan, "words" | "place"> {
  const found: Pick<SentSpan, "words" | "place"> = { words: null, place: null };
  const keptSelectors = isObject(keptTarget) ? [keptTarget.selector ?? []].flat() : [];
  const selectors = [sent ?? []].flat();
  for (const [i, selector] of selectors.entries()) {
    const pointer = Array.isArray(sent) ? `/target/selector/${i}` : "/target/selector";
    if (!isObject(selector)) {
      tell(pointer, "is an address: a selector is never fetched, give it whole");
      continue;
    }
    if (selector.refinedBy !== undefined) {
      tell(`${pointer}/refinedBy`, "cannot be kept: give the words themselves in one TextQuoteSelector");
    }
    if (hasName(selector.type, "TextQuoteSelector")) {
      if (found.words !== null) tell(pointer, "is a second quote: a target is one");
      found.words = readWords(selector, keptSelectors[i], pointer, tell);
    } else if (hasName(selector.type, "TextPositionSelector")) {
      if (found.place !== null) tell(pointer, "is a second position: a target is one");
      found.place = readPlace(selector, pointer, tell);
    } else if (!BESIDE.some((type) => hasName(selector.type, type))) {
      tell(`${pointer}/type`, "is no kind of selector that is known here");
    }
  }
  if (found.words === null && found.place === null) {
    const kinds = selectors.flatMap((one) => (isObject(one) ? [one.type ?? []].flat() : []));
    const what = kinds.length === 0 ? "is missing" : `is ${kinds.map(String).join(", ")} alone`;
    tell("/target/selector", `${what}: a quote is found by a TextQuoteSelector or a TextPositionSelector`);
  }
  return found;
}

function readWords(
  selector: JsonObject,
  kept: Json | undefined,
  pointer: string,
  tell: Tell,
): SentSpan["words"] {
  const { exact, prefix, suffix } = selector;
  if (typeof exact !== "string" || isBlank(exact)) {
    tell(`${pointer}/exact`, "must be the words of the page");
    return null;
  }
  const parts = { exact, prefix, suffix };
  for (const [name, value] of Object.entries(parts)) {
    const limit = name === "exact" ? QUOTE_LIMIT : CONTEXT_LIMIT;
    if (typeof value !== "string") continue;
    if (codePoints(value) > limit) tell(`${pointer}/${name}`, `must be at most ${limit} characters`);
  }
  dig(kept, "exact", { $: "exact" });
  if (typeof prefix === "string") dig(kept, "prefix", { $: "prefix" });
  if (typeof suffix === "string") dig(kept, "suffix", { $: "suffix" });
  return {
    exact,
    ...(typeof prefix === "string" ? { prefix } : {}),
    ...(typeof suffix === "string" ? { suffix } : {}),
  };
}

function readPlace(selector: JsonObject, pointer: string, tell: Tell): SentSpan["place"] {
  const { start, end } = selector;
  if (typeof start !== "number" || typeof end !== "number") {
    tell(pointer, "must have start and end");
    return null;
  }
  if (start >= end) tell(`${pointer}/end`, "must be greater than start");
  return { start, end };
}
