/** One place where what the events tell and what the tables hold are not the same. */
export interface Difference {
  /** Such as `span spn_…`. */
  subject: string;
  field: string;
  /** As JSON, cut to a length that fits a line; `nothing` where there is none. */
  told: string;
  held: string;
}

const SHOWN_LENGTH = 80;

export function show(value: unknown): string {
  const json = value === undefined ? "nothing" : JSON.stringify(value);
  return json.length > SHOWN_LENGTH ? `${json.slice(0, SHOWN_LENGTH).toWellFormed()}…` : json;
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Compares two records field by field. */
export function compareRecords(
  subject: string,
  told: Record<string, unknown> | undefined,
  held: Record<string, unknown> | undefined,
): Difference[] {
  if (!told || !held) {
    if (told === held) return [];
    return [{ subject, field: "*", told: told ? "there" : "nothing", held: held ? "there" : "nothing" }];
  }
  return Object.keys({ ...told, ...held })
    .filter((field) => !isSame(told[field], held[field]))
    .map((field) => ({ subject, field, told: show(told[field]), held: show(held[field]) }));
}

/** Compares two lists of records by id, and their order. */
export function compareLists(
  kind: string,
  told: readonly ({ id: string } & object)[],
  held: readonly ({ id: string } & object)[],
): Difference[] {
  const heldById = new Map(held.map((record) => [record.id, record]));
  const toldIds = told.map((record) => record.id);
  const differences = told.flatMap((record) =>
    compareRecords(`${kind} ${record.id}`, { ...record }, spread(heldById.get(record.id))),
  );
  for (const record of held) {
    if (!toldIds.includes(record.id)) {
      differences.push(...compareRecords(`${kind} ${record.id}`, undefined, { ...record }));
    }
  }
  return differences;
}

function spread(record: object | undefined): Record<string, unknown> | undefined {
  return record && { ...record };
}

/** The same for two JSON documents: the first place where they part, as a JSON Pointer. */
export function compareDocuments(subject: string, told: unknown, held: unknown, field = ""): Difference[] {
  if (isSame(told, held)) return [];
  if (isObject(told) && isObject(held)) {
    for (const key of Object.keys({ ...told, ...held })) {
      const [first] = compareDocuments(subject, told[key], held[key], `${field}/${key}`);
      if (first) return [first];
    }
    // The same members in another order: other bytes, so not the same document.
    return [{ subject, field: field || "/", told: "another order of members", held: "" }];
  }
  return [{ subject, field: field || "/", told: show(told), held: show(held) }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
