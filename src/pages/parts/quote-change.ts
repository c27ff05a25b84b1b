import type { SpanDocument } from "../../publications/span-document.ts";

export type Piece =
  | { kind: "same"; text: string }
  /** `before` gave way to `after`; either may be empty. */
  | { kind: "changed"; before: string; after: string };

/**
 * A quote that stands with other words, as pieces in reading order: the words that were quoted, and what stands in the
 * place of some. Null where a difference cannot be found in the quote, so that nothing is shown in a wrong place.
 */
export function changedPieces({ quote, placement }: SpanDocument): Piece[] | null {
  const differences = (placement?.diff ?? []).filter(({ beside }) => beside === undefined);
  if (differences.length === 0) return null;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { before, after } of differences) {
    if (before === "") return null;
    const found = quote.exact.indexOf(before, at);
    if (found < 0) return null;
    if (found > at) pieces.push({ kind: "same", text: quote.exact.slice(at, found) });
    pieces.push({ kind: "changed", before, after });
    at = found + before.length;
  }
  if (at < quote.exact.length) pieces.push({ kind: "same", text: quote.exact.slice(at) });
  return pieces;
}

/** What stands there now. */
export function wordsNow(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === "same" ? piece.text : piece.after)).join("");
}

/** A stretch of a quote as a reader sees it: marked, standing unmarked, struck, or boxed as what stands there now. */
export interface QuotePiece {
  as: "mark" | "dash" | "del" | "ins";
  text: string;
}

/** A quote in reading order: yellow only where it stands as it stood, with nothing beside it that may turn it round. */
export function quotePieces(span: SpanDocument): QuotePiece[] {
  const { exact } = span.quote;
  if (span.state === "gone") return [{ as: "del", text: exact }];
  if (span.state === "verified") return [{ as: changedBeside(span) === null ? "mark" : "dash", text: exact }];
  return (changedPieces(span) ?? [{ kind: "same" as const, text: exact }]).flatMap((piece): QuotePiece[] => {
    if (piece.kind === "same") return [{ as: "dash", text: piece.text }];
    const pieces: QuotePiece[] = [
      { as: "del", text: piece.before },
      { as: "ins", text: piece.after },
    ];
    return pieces.filter(({ text }) => text !== "");
  });
}

/** What changed beside a quote whose own words still stand, where nobody has said since that it still carries its claim. */
export function changedBeside({ state, placement, confirmation }: SpanDocument) {
  if (state !== "verified" || confirmation !== null || placement?.meaningMayHaveChanged !== true) return null;
  return placement.diff.find(({ beside }) => beside !== undefined) ?? null;
}
