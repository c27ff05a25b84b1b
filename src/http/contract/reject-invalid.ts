import { ProblemError, type ProblemField } from "../problems.ts";

interface Issue {
  path: PropertyKey[];
  message: string;
  code: string;
  keys?: string[];
}

const TARGETS = { json: "body", query: "query", param: "path", header: "header" } as const;

/** Called by the contract layer for every validated part of a request. */
export function rejectInvalid(
  result: { success: true } | { success: false; target: string; error: { issues: readonly Issue[] } },
): void {
  if (result.success) return;
  const where = TARGETS[result.target as keyof typeof TARGETS] ?? "body";
  const wrong = result.error.issues.flatMap(({ code, path, keys = [], message }) =>
    code === "unrecognized_keys"
      ? keys.map((key) => ({ path: [...path, key], message: "is not known here" }))
      : [{ path, message }],
  );
  const errors = wrong.map(
    ({ path, message }): ProblemField =>
      where === "body"
        ? { in: where, pointer: toPointer(path), message }
        : { in: where, name: String(path[0] ?? ""), message },
  );
  const detail = `${wrong.map(({ path, message }) => `${path.map(String).join(".") || "the body"} ${message}`).join("; ")}.`;
  if (where === "body") throw new ProblemError("invalid-input", detail, { errors });
  if (where === "header") throw new ProblemError("invalid-header", detail, { errors });
  throw new ProblemError("invalid-query", detail, { errors });
}

/** RFC 6901. */
function toPointer(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
