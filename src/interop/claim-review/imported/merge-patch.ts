type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What has to be said of `from` so that it becomes `to` (JSON Merge Patch, RFC 7396); undefined where nothing has to. The
 * patch cannot say that a member is null, so `to` holds none.
 */
export function makePatch(from: unknown, to: unknown): unknown {
  if (!isObject(to)) return from === to || isSameList(from, to) ? undefined : to;
  const before = isObject(from) ? from : {};
  const patch: Record<string, unknown> = {};
  let isEmpty = isObject(from);
  for (const name in to) {
    const inner = makePatch(before[name], to[name]);
    if (inner === undefined) continue;
    patch[name] = inner;
    isEmpty = false;
  }
  for (const name in before) {
    if (Object.hasOwn(to, name)) continue;
    patch[name] = null;
    isEmpty = false;
  }
  return isEmpty ? undefined : patch;
}

function isSameList(from: unknown, to: unknown): boolean {
  return Array.isArray(from) && Array.isArray(to) && JSON.stringify(from) === JSON.stringify(to);
}

/** RFC 7396, section 2. */
export function applyPatch(target: unknown, patch: unknown): unknown {
  if (patch === undefined) return target;
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = applyPatch(result[name], value);
  }
  return result;
}
