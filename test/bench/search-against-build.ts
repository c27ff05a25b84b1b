import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type EvalClaim, readClaims } from "../../src/cli/eval-data.ts";
import { randomFrom } from "./match-claims.ts";

// The process that fills a file for search-against.ts, by the code of a checkout: its schema is that checkout's. A file that has
// some of the claims gets the rest.

const [checkout = "", file = "", has = "0", size = "0", claimsFile = ""] = process.argv.slice(2);

const KEPT_WORDS = 0.5;

/** As many claims as wanted out of those that there are: each further one has every second word exchanged for another's. */
function* claimsOf(base: readonly EvalClaim[], count: number): Generator<{ seq: number; claim: EvalClaim }> {
  const random = randomFrom(11);
  const pool = base.flatMap(({ title }) => (title ?? "").split(/\s+/).filter((word) => word !== ""));
  const other = () => pool[Math.floor(random() * pool.length)] ?? "";
  const change = (text: string) =>
    text
      .split(/\s+/)
      .map((word) => (random() < KEPT_WORDS ? word : other()))
      .join(" ");
  for (let seq = 1; seq <= count; seq++) {
    const { text, title } = base[(seq - 1) % base.length] ?? { text: "", title: "" };
    const claim = { id: `clm_${seq}`, text, title: title ?? "" };
    yield {
      seq,
      claim: seq <= base.length ? claim : { ...claim, text: change(text), title: change(claim.title) },
    };
  }
}

const loaded: unknown = await import(pathToFileURL(join(checkout, "test/bench/match-database.ts")).href);
const { openClaims, addClaims } = loaded as typeof import("./match-database.ts");

function* missing(): ReturnType<typeof claimsOf> {
  for (const one of claimsOf(readClaims(claimsFile), Number(size))) if (one.seq > Number(has)) yield one;
}

const db = await openClaims(file);
await addClaims(db, missing());
db.close();
