/** What a unit's text says, or why it cannot be read. */
export type ParsedUnit = { value: unknown } | { reason: string };

/**
 * A block of JSON-LD as pages have it. What is commonly wrong with one and can be put right without a guess is: CDATA marks
 * and semicolons around it, a comma after the last element, a line break or tab inside of a string. Character references stay: in
 * JSON they are the text (JSON-LD 1.1, section 7). A name that is given twice is refused: which of the two is meant nobody knows.
 */
export function parseUnit(text: string): ParsedUnit {
  let json = text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    json = repair(text);
    try {
      value = JSON.parse(json);
    } catch {
      return { reason: `it is no JSON: ${tell(error)}` };
    }
  }
  const twice = findTwice(json, value);
  return twice === null
    ? { value }
    : {
        reason: `${JSON.stringify(twice)} is given twice in one object: which of the two is meant cannot be told`,
      };
}

/** Without the source's text, which the engine quotes. */
function tell(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .replace(/,? ?(\.\.\.)?".*$/s, "")
      .replace(/ in JSON at position.*$/s, "")
      .slice(0, 100) || "it breaks off"
  );
}

const IN_STRING: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function repair(text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?/, "")
    .replace(/(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?$/, "")
    .trim()
    .replace(/[;\s]+$/, "");
  // Strings first, so that nothing inside of one is taken for a comma.
  return bare.replaceAll(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/gs, (found) =>
    found === "," ? "" : found.replaceAll(/[\n\r\t]/g, (character) => IN_STRING[character] ?? ""),
  );
}

const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*"(?=(\s*:)?)|[{}]/gs;

/** A name that one object gives twice, or null. Counting names is enough to know that there is none. */
function findTwice(json: string, value: unknown): string | null {
  if (countColons(json) === countNames(value)) return null;
  const open: Set<string>[] = [];
  for (const [found, colon] of json.matchAll(STRING_OR_BRACKET)) {
    if (found === "{") open.push(new Set());
    else if (found === "}") open.pop();
    else if (colon !== undefined) {
      const name: unknown = JSON.parse(found);
      if (typeof name !== "string") continue;
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    }
  }
  // "__proto__" is counted in the text, and is no member.
  return null;
}

/** At least as many as there are names: a colon after a quotation mark may also stand in a string. */
function countColons(json: string): number {
  let colons = 0;
  for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', at + 1)) {
    let after = at + 1;
    while (WHITE_SPACE.has(json.charCodeAt(after))) after++;
    if (json.charCodeAt(after) === COLON) colons++;
  }
  return colons;
}

/** What JSON takes for white space. */
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const COLON = 0x3a;

function countNames(value: unknown): number {
  let names = 0;
  const open = [value];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) names += Object.keys(next).length;
    for (const member of Object.values(next))
      if (typeof member === "object" && member !== null) open.push(member);
  }
  return names;
}
