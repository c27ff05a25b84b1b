/**
 * A revision is built from pieces of the base text and of new text, so that the place of every quote in it is known
 * by construction and never searched for. All positions are Unicode code points.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Change =
  /** Put `text` where base [start, end) stood; start = end inserts, an empty text deletes. */
  | { readonly type: "replace"; readonly start: number; readonly end: number; readonly text: string }
  /** Carry base [start, end) to just before base position `to`. */
  | { readonly type: "move"; readonly start: number; readonly end: number; readonly to: number };

interface Piece {
  /** The base range that this piece stands for; empty for text that is new. */
  readonly start: number;
  readonly end: number;
  readonly points: readonly string[];
  readonly kept: boolean;
}

interface PlacedPiece extends Piece {
  readonly at: number;
}

export interface Revision {
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
}

/** Replacements must not overlap one another, nor straddle the ends of a moved range. */
export function revise(base: readonly string[], changes: readonly Change[]): Revision {
  const replacements = changes.filter((change) => change.type === "replace");
  const moves = changes.filter((change) => change.type === "move");
  const cuts = moves.flatMap((move) => [move.start, move.end, move.to]);
  let pieces = replaced(base, replacements, cuts);
  for (const move of moves) pieces = moved(pieces, move.start, move.end, move.to);
  return placed(pieces);
}

/** A revision made of base ranges and new text in the order given. */
export function arrange(base: readonly string[], parts: readonly (Range | string)[]): Revision {
  return placed(
    parts.map((part) =>
      typeof part === "string"
        ? { start: 0, end: 0, points: Array.from(part), kept: false }
        : { start: part.start, end: part.end, points: base.slice(part.start, part.end), kept: true },
    ),
  );
}

/**
 * Where a base range stands in the revision: from its first surviving point to its last, text inserted between them
 * included; null when nothing of it survives. Throws where the truth would be a matter of opinion: a replacement that
 * straddles an end of the range, or a range torn into parts that no longer stand together.
 */
export function placeOf(revision: Revision, range: Range): Range | null {
  const parts: Range[] = [];
  for (const piece of revision.pieces) {
    const stands = piece.start < piece.end && piece.points.length > 0;
    if (!stands || piece.start >= range.end || piece.end <= range.start) continue;
    parts.push(piece.kept ? keptPart(piece, range) : replacedPart(piece, range));
  }
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  const place = { start: first.start, end: last.end };
  const survivors = parts.reduce((sum, part) => sum + part.end - part.start, 0);
  let inserted = 0;
  for (const piece of revision.pieces) {
    if (piece.start === piece.end && piece.at >= place.start && piece.at < place.end)
      inserted += piece.points.length;
  }
  if (survivors + inserted !== place.end - place.start)
    throw new Error("the range is torn by other text of the base");
  return place;
}

/** Does the revision put other text, or none, in the place of any point of this base range, or insert any into it? */
export function touches(revision: Revision, range: Range): boolean {
  return revision.pieces.some((piece) => {
    if (piece.kept) return false;
    if (piece.start === piece.end) return piece.start > range.start && piece.start < range.end;
    return piece.start < range.end && piece.end > range.start;
  });
}

function replaced(
  base: readonly string[],
  replacements: readonly { start: number; end: number; text: string }[],
  cuts: readonly number[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const keepUntil = (end: number) => {
    const stops = [...cuts.filter((cut) => cut > at && cut < end), end].sort((a, b) => a - b);
    for (const stop of stops) {
      if (stop > at) pieces.push({ start: at, end: stop, points: base.slice(at, stop), kept: true });
      at = Math.max(at, stop);
    }
  };
  const inOrder = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const { start, end, text } of inOrder) {
    if (start < at) throw new Error(`changes overlap at ${start}`);
    keepUntil(start);
    pieces.push({ start, end, points: Array.from(text), kept: false });
    at = end;
  }
  keepUntil(base.length);
  return pieces;
}

function moved(pieces: readonly Piece[], start: number, end: number, to: number): Piece[] {
  if (to > start && to < end) throw new Error("a range cannot move into itself");
  const goes = (piece: Piece) => piece.start >= start && piece.end <= end && piece.start < end;
  const going = pieces.filter(goes);
  const staying = pieces.filter((piece) => !goes(piece));
  const before = staying.findIndex((piece) => piece.start >= to);
  const index = before === -1 ? staying.length : before;
  return [...staying.slice(0, index), ...going, ...staying.slice(index)];
}

function placed(pieces: readonly Piece[]): Revision {
  let at = 0;
  const inPlace = pieces.map((piece) => {
    const here = { ...piece, at };
    at += piece.points.length;
    return here;
  });
  return { text: pieces.map((piece) => piece.points.join("")).join(""), pieces: inPlace };
}

function keptPart(piece: PlacedPiece, range: Range): Range {
  const start = Math.max(piece.start, range.start);
  const end = Math.min(piece.end, range.end);
  return { start: piece.at + start - piece.start, end: piece.at + end - piece.start };
}

function replacedPart(piece: PlacedPiece, range: Range): Range {
  if (piece.start < range.start || piece.end > range.end) {
    throw new Error(`“${piece.points.join("")}” stands for text inside and outside the range`);
  }
  return { start: piece.at, end: piece.at + piece.points.length };
}
