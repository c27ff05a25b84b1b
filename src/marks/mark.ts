/**
 * One stroke or filled outline of a mark, on a grid of 16 × 16, in whatever colour stands around it. `stroke` is a
 * width; without it the outline is filled.
 */
export interface Shape {
  readonly d: string;
  readonly stroke?: number;
  readonly dashes?: string;
  readonly dashOffset?: number;
  /** Inner outlines are holes. */
  readonly evenOdd?: true;
}

/** Drawn to be read at 12 px. Always beside its word, never alone. */
export type Mark = readonly Shape[];

/** A circle around the middle of the grid, as an outline: one kind of element is enough for every surface. */
export function circle(radius: number): string {
  return `M8 ${8 - radius}A${radius} ${radius} 0 1 1 8 ${8 + radius}A${radius} ${radius} 0 1 1 8 ${8 - radius}Z`;
}
