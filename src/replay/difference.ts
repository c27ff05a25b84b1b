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
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

type Fields = Readonly<Record<string, unknown>>;

/** Compares two records, plain objects, field by field, but for those that are named. */
export function compareRecords(
  subject: string,
  told: object | undefined,
  held: object | undefined,
  except: readonly string[] = [],
): Difference[] {
  if (!told || !held) {
    if (told === held) return [];
    return [{ subject, field: "*", told: told ? "there" : "nothing", held: held ? "there" : "nothing" }];
  }
  const a = told as Fields;
  const b = held as Fields;
  const differences: Difference[] = [];
  const compare = (field: string) => {
    const [one, other] = [a[field], b[field]];
    if (one === other || except.includes(field) || isSame(one, other)) return;
    differences.push({ subject, field, told: show(one), held: show(other) });
  };
  for (const field in a) compare(field);
  for (const field in b) if (!(field in a)) compare(field);
  return differences;
}

/** Compares two lists of records by id. */
export function compareLists(
  kind: string,
  told: Iterable<{ id: string }>,
  held: readonly { id: string }[],
  except: readonly string[] = [],
): Difference[] {
  const heldById = new Map(held.map((record) => [record.id, record]));
  const toldIds = new Set<string>();
  const differences: Difference[] = [];
  for (const record of told) {
    toldIds.add(record.id);
    const subject = `${kind} ${record.id}`;
    differences.push(...compareRecords(subject, record, heldById.get(record.id), except));
  }
  for (const record of held) {
    if (!toldIds.has(record.id)) {
      differences.push(...compareRecords(`${kind} ${record.id}`, undefined, record));
    }
  }
  return differences;
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
