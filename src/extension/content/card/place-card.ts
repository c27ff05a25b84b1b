export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Place {
  left: number;
  top: number;
  maxHeight: number;
}

/** Between card and words, and card and edge of the window, px. */
const GAP = 8;
/** A passage that leaves less room than this is partly covered, but never the line that is pointed at. */
const ENOUGH = 200;

/**
 * Where a card stands beside a passage: below it where there is room, else above it, else on the side that has more; never over
 * the line that is pointed at.
 * @param lines boxes of the passage, in px of the window, at least one
 * @param pointer where the reader points; null: at the passage's first line
 */
export function placeCard(
  lines: readonly Box[],
  pointer: { x: number; y: number } | null,
  card: { width: number; height: number },
  view: { width: number; height: number },
): Place {
  const line =
    lines.find(({ top, bottom }) => pointer !== null && pointer.y >= top && pointer.y <= bottom) ?? lines[0];
  const whole = {
    top: Math.min(...lines.map(({ top }) => top)),
    bottom: Math.max(...lines.map(({ bottom }) => bottom)),
  };
  const around = (box: { top: number; bottom: number }) => ({
    below: view.height - Math.max(box.bottom, 0) - 2 * GAP,
    above: Math.min(box.top, view.height) - 2 * GAP,
    ...box,
  });
  const beside = around(whole);
  const room =
    Math.max(beside.below, beside.above) >= Math.min(ENOUGH, card.height) ? beside : around(line ?? whole);
  const isBelow = room.below >= card.height || room.below >= room.above;
  const maxHeight = Math.max(0, Math.min(card.height, isBelow ? room.below : room.above));
  const wanted = pointer === null ? (line?.left ?? 0) : pointer.x - card.width / 4;
  return {
    left: Math.max(GAP, Math.min(wanted, view.width - card.width - GAP)),
    top: isBelow ? Math.max(room.bottom, 0) + GAP : Math.min(room.top, view.height) - GAP - maxHeight,
    maxHeight,
  };
}
