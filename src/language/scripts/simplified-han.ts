import pairs from "opencc-js/dict/TSCharacters";

let simplified: ReadonlyMap<string, string> | null = null;

/** Made when the first Chinese text is read: most processes never need it. */
function readPairs(): ReadonlyMap<string, string> {
  return new Map(
    pairs.split("|").map((pair): [string, string] => {
      const [traditional = "", replacement = ""] = pair.split(" ");
      return [traditional, replacement];
    }),
  );
}

/** Traditional Chinese characters as simplified ones, each by itself: "追蹤" → "追踪". */
export function simplifyHan(text: string): string {
  simplified ??= readPairs();
  let result = "";
  for (const character of text) result += simplified.get(character) ?? character;
  return result;
}
