/**
 * How well sentences are found again in real revisions of prose: `npm run bench:revisions -- FOLDER`.
 *
 * FOLDER holds `cases.json.gz`: `{texts: [[old, new], …], cases: [{src, kind, q, s, gt?, pair}]}`, where `q` is a sentence of the
 * old text at `s`, `gt` its true place in the new one (UTF-16 units), `kind` exact, edited, moved or deleted. Such data is not in
 * the repository.
 *
 *   --list KIND   each failing case of this kind
 *   --anchoring MODULE   another copy of src/anchoring/index.ts to measure
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import type * as Anchoring from "../../src/anchoring/index.ts";

const { values: options, positionals } = parseArgs({
  options: {
    list: { type: "string" },
    anchoring: { type: "string", default: join(import.meta.dirname, "../../src/anchoring/index.ts") },
  },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error("which folder? npm run bench:revisions -- FOLDER");

const revisions = z
  .object({
    texts: z.array(z.tuple([z.string(), z.string()])),
    cases: z.array(
      z.object({
        src: z.string(),
        kind: z.enum(["exact", "edited", "moved", "deleted"]),
        q: z.string(),
        s: z.int(),
        gt: z.tuple([z.int(), z.int()]).optional(),
        pair: z.int(),
      }),
    ),
  })
  .parse(JSON.parse(gunzipSync(readFileSync(join(folder, "cases.json.gz"))).toString("utf8")));

const { describe, find, prepareText }: typeof Anchoring = await import(resolve(options.anchoring));

type Case = (typeof revisions.cases)[number];

interface Outcome {
  readonly is: Case;
  readonly found: Anchoring.Found;
  readonly place: "right" | "wrong" | "several" | "none";
  readonly bounds: boolean;
}

const points = (text: string, unit: number) => Array.from(text.slice(0, unit)).length;
/** Less the signs and spaces at its ends. */
const bare = (text: string) => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

const outcomes: Outcome[] = [];
let spent = 0;
for (const [pair, [old, now]] of revisions.texts.entries()) {
  const prepared = prepareText(now);
  for (const is of revisions.cases.filter((each) => each.pair === pair)) {
    const selector = describe(old, points(old, is.s), points(old, is.s + is.q.length));
    const before = process.cpuUsage();
    const found = find(prepared, selector);
    const used = process.cpuUsage(before);
    spent += (used.user + used.system) / 1000;
    const [place] = found.places;
    let result: Outcome["place"] = "none";
    let bounds = false;
    if (found.state === "ambiguous") result = "several";
    else if (place !== undefined) {
      const [start, end] = (is.gt ?? [0, 0]).map((unit) => points(now, unit)) as [number, number];
      const common = Math.min(end, place.end) - Math.max(start, place.start);
      result = common >= Math.max(end - start, place.end - place.start) / 2 ? "right" : "wrong";
      bounds = is.gt !== undefined && bare(now.slice(...is.gt)) === bare(place.exact);
    }
    outcomes.push({ is, found, place: result, bounds });
  }
}

const share = (part: number, whole: number) => `${part}/${whole}`.padStart(9);
for (const src of new Set(revisions.cases.map((each) => each.src))) {
  const of = (kind: Case["kind"]) => outcomes.filter(({ is }) => is.src === src && is.kind === kind);
  const kept = of("exact");
  const edited = of("edited");
  const deleted = of("deleted");
  const moved = of("moved");
  const right = edited.filter(({ place }) => place === "right");
  const text = [
    src.padEnd(10),
    `kept, unflagged ${share(kept.filter(({ place, found }) => place === "right" && !found.meaningMayHaveChanged).length, kept.length)}`,
    `edited: right place ${share(right.length, edited.length)}`,
    `wrong ${edited.filter(({ place }) => place === "wrong").length}`,
    `several ${edited.filter(({ place }) => place === "several").length}`,
    `gone ${edited.filter(({ place }) => place === "none").length}`,
    `right bounds ${share(right.filter(({ bounds }) => bounds).length, right.length)}`,
    `moved ${share(moved.filter(({ place }) => place === "right").length, moved.length)}`,
    `deleted: gone ${share(deleted.filter(({ found }) => found.state === "gone").length, deleted.length)}`,
  ];
  console.log(text.join("   "));
}
console.log(`find, mean ${(spent / outcomes.length).toFixed(3)} ms of processor time`);

for (const { is, found, place, bounds } of outcomes) {
  if (is.kind !== options.list) continue;
  const fails = is.kind === "deleted" ? found.state !== "gone" : place !== "right" || !bounds;
  if (!fails) continue;
  const now = revisions.texts[is.pair]?.[1] ?? "";
  console.log(
    `\n${is.src} ${is.pair} ${is.kind}: ${found.state}, ${place} place, score ${found.score.toFixed(2)}`,
  );
  console.log(`  quote  ${is.q}`);
  if (is.gt !== undefined) console.log(`  truth  ${is.gt.join("–")} ${now.slice(...is.gt)}`);
  const shown = found.places.length > 0 ? found.places : found.nearest === null ? [] : [found.nearest];
  for (const each of shown) console.log(`  found  ${each.start}–${each.end} ${each.exact}`);
}
