import { pointerPart } from "./check-members.ts";

/**
 * The JSON Pointer of the first member that an object of a JSON text names twice, or null. A parser takes the last one and
 * drops the others without a word. The text must be JSON, and must not nest beyond reason.
 */
export function findRepeatedMember(json: string): string | null {
  /** Of each open object its member names and the one that is being read; of each open array null and the item's number. */
  const open: ({ names: Set<string>; at: string } | { names: null; at: number })[] = [];
  let expectsName = false;
  for (let i = 0; i < json.length; i++) {
    const unit = json[i];
    const inner = open.at(-1);
    if (unit === '"') {
      const end = endOfString(json, i);
      if (expectsName && inner !== undefined && inner.names !== null) {
        const name: unknown = JSON.parse(json.slice(i, end));
        inner.at = String(name);
        if (inner.names.has(inner.at)) return open.map(({ at }) => `/${pointerPart(String(at))}`).join("");
        inner.names.add(inner.at);
        expectsName = false;
      }
      i = end - 1;
    } else if (unit === "{") {
      open.push({ names: new Set(), at: "" });
      expectsName = true;
    } else if (unit === "[") {
      open.push({ names: null, at: 0 });
      expectsName = false;
    } else if (unit === "}" || unit === "]") {
      open.pop();
      expectsName = false;
    } else if (unit === "," && inner !== undefined) {
      if (inner.names === null) inner.at += 1;
      expectsName = inner.names !== null;
    }
  }
  return null;
}

/** The offset behind the string that begins at `start`. */
function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === "\\" ? 2 : 1;
  return i + 1;
}
