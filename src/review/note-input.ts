import { words } from "../text-input.ts";

/** Code points of what one editor tells the others at a time. */
export const NOTE_LIMIT = 5000;

export const noteText = words(NOTE_LIMIT);
