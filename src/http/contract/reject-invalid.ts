import { ProblemError, type ProblemField } from "../problems.ts";

/** So many mistakes are told, the first ones: one body can hold a million, and an answer is no place for them. */
const ERRORS_TOLD = 20;
/** And so many of them in the sentence that says the same. */
const ERRORS_IN_DETAIL = 5;
/** UTF-16 units of a name that the client chose. */
const NAME_LIMIT = 64;

interface Issue {
  path: PropertyKey[];
  message: string;
  code: string;
  keys?: string[];
}

interface Mistake {
  path: PropertyKey[];
  message: string;
}

const TARGETS = { json: "body", query: "query", param: "path", header: "header" } as const;
const CODES = {
  body: "invalid-input",
  header: "invalid-header",
  query: "invalid-query",
  path: "invalid-query",
} as const;

/** Called by the contract layer for every validated part of a request. */
export function rejectInvalid(
  result: { success: true } | { success: false; target: string; error: { issues: readonly Issue[] } },
): void {
  if (result.success) return;
  const where = TARGETS[result.target as keyof typeof TARGETS] ?? "body";
  const { told, untold } = mistakesOf(result.error.issues);
  const errors = told.map(
    ({ path, message }): ProblemField =>
      where === "body"
        ? { in: where, pointer: toPointer(path), message }
        : { in: where, name: partName(path[0] ?? ""), message },
  );
  const sentences = told
    .slice(0, ERRORS_IN_DETAIL)
    .map(({ path, message }) => `${path.map(partName).join(".") || "the body"} ${message}`);
  const more = untold + told.length - sentences.length;
  const detail = `${sentences.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
  throw new ProblemError(CODES[where], detail, { errors });
}

/** The mistakes as they are told, each unknown member one, and how many are left out. */
function mistakesOf(issues: readonly Issue[]): { told: Mistake[]; untold: number } {
  const told: Mistake[] = [];
  let untold = 0;
  for (const { code, path, keys, message } of issues) {
    if (code !== "unrecognized_keys" || keys === undefined) {
      if (told.length < ERRORS_TOLD) told.push({ path, message });
      else untold++;
      continue;
    }
    const room = ERRORS_TOLD - told.length;
    for (const key of keys.slice(0, room)) told.push({ path: [...path, key], message: "is not known here" });
    untold += Math.max(0, keys.length - room);
  }
  return { told, untold };
}

function partName(part: PropertyKey): string {
  const name = String(part);
  return name.length <= NAME_LIMIT ? name : `${name.slice(0, NAME_LIMIT).toWellFormed()}…`;
}

/** RFC 6901. */
function toPointer(path: PropertyKey[]): string {
  return path.map((part) => `/${partName(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
