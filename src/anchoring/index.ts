/**
 * Find a quote in a text that has changed, and say honestly how it changed.
 *
 * `describe` and `find` are inverses: `find(prepareText(t), describe(t, s, e))` is exactly `[s, e)`.
 * Pure: no DOM, no runtime. All positions are Unicode code points.
 */
export { type ChangeBeside, compareBeside, hashSurroundings } from "./beside.ts";
export { nameCharacter } from "./character-names.ts";
export type { DescribeOptions } from "./describe.ts";
export { find, startFind } from "./find.ts";
export { describe, prepareText, startPrepare } from "./prepare-text.ts";
export type { HashedText, PreparedText } from "./prepared-text.ts";
export {
  type CharacterDifference,
  differingCharacters,
  inOneTypography,
  placesInOtherTypography,
} from "./same-typography.ts";
export { compareSideBySide, type SideBySide } from "./side-by-side.ts";
export { type Surroundings, surroundingsOf } from "./surroundings.ts";
export type {
  Ambiguous,
  AnchorState,
  Description,
  Difference,
  DifferenceKind,
  FindInProgress,
  Found,
  Gone,
  Located,
  Place,
  QuoteSelector,
} from "./types.ts";
export { cutsUnit, widenToUnits } from "./whole-units.ts";
