import { stem } from "../stem.ts";

/** The words of a list that is written as a text. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The stems of such a list: "refuse" stands for "refused", too, where the endings make one stem. */
export const stems = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(stem));
