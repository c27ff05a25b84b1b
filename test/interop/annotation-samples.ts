import { deepEqual } from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { startServer } from "../../src/server.ts";
import { makeSeededFile } from "../support/make-seeded-file.ts";
import { testConfig } from "../support/test-config.ts";
import { quadsOf } from "./annotation-contexts.ts";
import { readAssertions } from "./model-assertions.ts";

// `npm run check:annotations FOLDER`: the Web Annotation Working Group's samples and assertions, which stand in FOLDER as
// `correct/`, `incorrect/` and `assertions/`. Each correct sample with one textual target goes in and comes back the same;
// each incorrect one is refused; what goes out holds every assertion that is a MUST.

type Json = { [member: string]: unknown };

const folder = process.argv[2];
if (folder === undefined) throw new Error("Which folder? npm run check:annotations FOLDER");
const temporary = mkdtempSync(join(tmpdir(), "verbatim-annotations-"));
const file = await makeSeededFile(join(temporary, "annotations.db"));
const db = await openEmbedded({ url: `file:${file}` });
const { secret } = await createKey(db, { name: "Eve Editor", role: "editor", at: new Date().toISOString() });
const server = await startServer(testConfig({ PORT: "0" }), db);
const faults: string[] = [];
const fault = (what: string) => faults.push(what);

interface Answer {
  status: number;
  json: Json;
  location: string | null;
}

async function ask(method: string, path: string, body?: string, withKey = true): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(withKey ? { authorization: `Bearer ${secret}` } : {}),
      ...(body === undefined
        ? {}
        : { "content-type": path.startsWith("/v1") ? "application/json" : "application/ld+json" }),
    },
  });
  const text = await response.text();
  return {
    status: response.status,
    json: text.startsWith("{") ? JSON.parse(text) : {},
    location: response.headers.get("location"),
  };
}

const total = async () => Number((await ask("GET", "/annotations/")).json.total);
const pathOf = (address: unknown) => new URL(String(address)).pathname;

/** What has to be in a text so that a selector finds something in it; null where it is none of a text, or refined. */
function textFor(selector: unknown): string | null {
  if (typeof selector !== "object" || selector === null || "refinedBy" in selector) return null;
  const { type, exact, prefix, suffix, end } = selector as Json;
  if (type === "TextQuoteSelector") return `It reads: ${prefix}${exact}${suffix} more.`;
  if (type !== "TextPositionSelector") return null;
  const words = "The ferry left the harbour at noon and came back before the storm. ";
  return words.repeat(Math.ceil(Number(end) / words.length) + 1);
}

const semantics = async (annotation: Json) => {
  const { id: _, via: __, ...rest } = annotation;
  return quadsOf(rest);
};

let accepted = 0;
let refused = 0;
async function tryCorrect(name: string, sample: Json): Promise<void> {
  const { target } = sample;
  const isOne = typeof target === "object" && target !== null && !Array.isArray(target);
  const text = isOne ? textFor((target as Json).selector) : null;
  if (text !== null)
    await ask("POST", "/v1/articles", JSON.stringify({ url: (target as Json).source, text }));
  const claim = await ask(
    "POST",
    "/v1/claims",
    JSON.stringify({ text: `What the sample ${name} is about happened.` }),
  );
  const link = { type: "SpecificResource", purpose: "linking", source: claim.json.page };
  const linked = { ...sample, body: [sample.body ?? [], link].flat() };
  const before = await total();
  const bare = await ask("POST", "/annotations/", JSON.stringify(sample));
  if (bare.status !== 422) fault(`${name}, unaltered: ${bare.status}`);
  if (text === null) {
    const answer = await ask("POST", "/annotations/", JSON.stringify(linked));
    if (answer.status !== 422) fault(`${name} has no textual target: ${answer.status}`);
    if ((await total()) !== before) fault(`${name} was refused, and left something`);
    refused += 1;
    return console.log(`  ${name}: refused: ${String(answer.json.detail).slice(0, 140)}`);
  }
  if (!/names no claim/.test(String(bare.json.detail))) fault(`${name}, unaltered: ${bare.json.detail}`);
  const made = await ask("POST", "/annotations/", JSON.stringify(linked));
  if (made.status !== 201) {
    fault(`${name}: ${made.status} ${made.json.detail}`);
    return;
  }
  const read = await ask("GET", pathOf(made.location));
  try {
    deepEqual(await semantics(read.json), await semantics(linked));
    deepEqual(made.json, read.json);
    deepEqual(read.json.via, sample.via ?? sample.id);
    deepEqual(read.json.id, made.location);
    accepted += 1;
    console.log(`  ${name}: accepted, and comes back the same`);
  } catch (error) {
    fault(`${name} comes back otherwise: ${error}`);
  }
}

console.log("Correct samples, each with a body that names a claim:");
for (const name of readdirSync(join(folder, "correct")).sort()) {
  await tryCorrect(name, JSON.parse(readFileSync(join(folder, "correct", name), "utf8")));
}

let incorrect = 0;
const stored = await total();
for (const name of readdirSync(join(folder, "incorrect")).sort()) {
  const { status } = await ask(
    "POST",
    "/annotations/",
    readFileSync(join(folder, "incorrect", name), "utf8"),
  );
  if (status !== 400 && status !== 422) fault(`${name} is incorrect: ${status}`);
  else incorrect += 1;
}
if ((await total()) !== stored) fault("an incorrect sample left something");

const annotations = readAssertions(join(folder, "assertions"), "annotations");
const collections = readAssertions(join(folder, "assertions"), "collections");
const pages = readAssertions(join(folder, "assertions"), "pages");
if (annotations.broken({}).length === 0) fault("the assertions hold of anything");
let emitted = 0;
const documents: Json[] = [];
for (const withKey of [false, true]) {
  let next: string | null = "/annotations/?iris=0&page=0";
  documents.push((await ask("GET", "/annotations/", undefined, withKey)).json);
  while (next !== null) {
    const page: Answer = await ask("GET", next, undefined, withKey);
    documents.push(page.json);
    for (const annotation of page.json.items as Json[]) {
      emitted += 1;
      for (const broken of annotations.broken(annotation)) fault(`${annotation.id}: ${broken}`);
      await quadsOf(annotation);
    }
    next = page.json.next === undefined ? null : `/annotations/${new URL(String(page.json.next)).search}`;
  }
}
for (const document of documents) {
  const kind = document.type === "AnnotationPage" ? pages : collections;
  for (const broken of kind.broken(document)) fault(`${document.id}: ${broken}`);
  await quadsOf(document);
}

await server.stop();
rmSync(temporary, { recursive: true });
console.log(
  `${accepted} samples went in and came back, ${refused} were refused, ${incorrect} incorrect ones were refused; ${emitted} annotations hold ${annotations.count} assertions, ${documents.length} collections and pages ${collections.count} and ${pages.count}.`,
);
for (const one of faults.slice(0, 40)) console.error(`Fault: ${one}`);
process.exitCode = faults.length === 0 ? 0 : 1;
