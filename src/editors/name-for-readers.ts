import type { Actor, HousePolicy } from "../write-context.ts";

/** Stands for whoever works here, where the house does not name them to readers. */
export const THE_DESK = "the desk";

/** Under which name readers are told of what somebody does. */
export function nameForReaders(
  { name }: Pick<Actor, "name">,
  { namesEditors }: Pick<HousePolicy, "namesEditors">,
): string {
  return namesEditors ? name : THE_DESK;
}
