import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";

interface Assertion {
  id: string;
  title: string;
  expectedResult: "valid" | "invalid";
  assertionType: string;
}

/** Assertions of a kind that a document must hold. */
export interface Assertions {
  count: number;
  /** Titles of those that it does not hold. */
  broken(document: unknown): string[];
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name));

/** JSON Schema as of draft 4, as a later reader takes it: what differs is how a schema names itself, and an open bound. */
function upToDate(file: string): Record<string, unknown> {
  const schema: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"), (name, value) => {
    if (name === "$schema") return undefined;
    if (value === null || typeof value !== "object" || typeof value.exclusiveMinimum !== "boolean")
      return value;
    const { exclusiveMinimum, minimum, ...rest } = value;
    return { ...rest, [exclusiveMinimum ? "exclusiveMinimum" : "minimum"]: minimum };
  });
  const { id = basename(file), ...rest } = schema;
  return { $id: String(id), ...rest };
}

/**
 * The assertions of the Web Annotation Working Group that are a MUST, of one of its kinds: `annotations` of one annotation,
 * `collections` of a collection or a page.
 */
export function readAssertions(folder: string, kind: "annotations" | "collections" | "pages"): Assertions {
  const ajv = new Ajv({ strict: false, allErrors: false, validateSchema: false, logger: false });
  ajv.addFormat("uri", (value: string) => /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(value));
  ajv.addFormat("date-time", (value: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(value),
  );
  for (const file of filesBelow(join(folder, "definitions"))) ajv.addSchema(upToDate(file));
  const where = kind === "pages" ? join(folder, "collections", "pages") : join(folder, kind);
  const musts: { assertion: Assertion; isHeld: ValidateFunction }[] = [];
  for (const file of filesBelow(where)) {
    if (kind === "collections" && file.includes("/pages/")) continue;
    const schema = upToDate(file);
    if (schema.assertionType !== "must") continue;
    musts.push({
      assertion: {
        id: String(schema.$id),
        title: String(schema.title),
        expectedResult: schema.expectedResult === "invalid" ? "invalid" : "valid",
        assertionType: "must",
      },
      isHeld: ajv.compile(schema),
    });
  }
  return {
    count: musts.length,
    broken: (document) =>
      musts
        .filter(({ assertion, isHeld }) => isHeld(document) !== (assertion.expectedResult === "valid"))
        .map(({ assertion }) => `${assertion.id}: ${assertion.title}`),
  };
}
