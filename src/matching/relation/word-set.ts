import { wordSet } from "../../language/word-set.ts";
import { stem } from "../stem.ts";

export { wordSet as words };

/** The stems of a list of words: "refuse" stands for "refused", too, where the endings make one stem. */
export const stems = (list: string): ReadonlySet<string> => new Set([...wordSet(list)].map(stem));
