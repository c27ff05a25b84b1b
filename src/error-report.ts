/**
 * What a log says of an error: its name, where it was thrown, and the code of what refused, such as SQLITE_FULL,
 * EACCES. Never its message, which may hold what a client sent.
 */
export function describeError(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const code = codeOf(error);
  return { error: [error.name, ...frames.slice(0, 8)].join("\n"), ...(code === null ? {} : { code }) };
}

/** The extended code where there is one. Codes are words in capitals; anything else might be a message. */
function codeOf(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 4) return null;
  for (const key of ["extendedCode", "code"] as const) {
    const code: unknown = Reflect.get(error, key);
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  }
  return codeOf(error.cause, depth + 1);
}

/** A database's address without what may be secret in it. */
export function describeDatabase(databaseUrl: string): string {
  return databaseUrl.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*/, "");
}
