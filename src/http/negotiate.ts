import { parseAccept } from "hono/utils/accept";

/**
 * The media type of those offered that a client takes best (RFC 9110, 12.5.1); null where it takes none. Among equals one
 * that is named comes before one that is only not left out, and then the one that is offered first.
 */
export function negotiate(accept: string | undefined, offered: readonly string[]): string | null {
  if (!accept?.trim()) return offered[0] ?? null;
  const ranges = parseAccept(accept);
  const ranked = offered
    .map((type, i) => {
      const [group] = type.split("/");
      const names = [type, `${group}/*`, "*/*"];
      const matching = names.map((name) => ranges.filter((range) => range.type.toLowerCase() === name));
      const nearest = matching.findIndex((found) => found.length > 0);
      const q = Math.max(0, ...(matching[nearest] ?? []).map((range) => range.q));
      return { type, q, nearest, i };
    })
    .filter(({ q }) => q > 0);
  ranked.sort((one, other) => other.q - one.q || one.nearest - other.nearest || one.i - other.i);
  return ranked[0]?.type ?? null;
}
