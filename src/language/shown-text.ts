/** Control characters other than tab and line feed, and noncharacters: nothing can show them, and XML cannot hold them. */
const UNSHOWABLE = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/u;

/** White space, format characters, fillers and the empty Braille cell: text of these alone shows nothing. */
const BLANK = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** The first character of a text that cannot be shown, as "U+0007", or null. */
export function findUnshowable(text: string): string | null {
  const code = UNSHOWABLE.exec(text)?.[0].codePointAt(0);
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Whether nobody could see, click or hear anything of a text. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
