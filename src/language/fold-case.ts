const ASCII = /^[\0-\x7f]*$/;

/**
 * Full case folding (Unicode 3.13, D144), from the engine's own tables: "Straße" and "STRASSE" are one, so are "ς" and "Σ".
 * A letter is folded by itself, so that no rule about its neighbours applies (a final sigma). Two differences from
 * CaseFolding.txt: Cherokee folds to small letters, which makes the same letters one, and nothing else; the dotless "ı" stays
 * what it is, as there. May change the length.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = "";
  for (const letter of text) folded += foldLetter(letter);
  return folded;
}

/** By way of the capital, because letters that share one are one: "ſ" and "s", "ϐ" and "β"; small first, for "ẞ". */
function foldLetter(letter: string): string {
  if (letter === "ı") return letter;
  let folded = "";
  for (const small of letter.toLowerCase().toUpperCase()) folded += small.toLowerCase();
  return folded;
}
