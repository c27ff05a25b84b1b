/**
 * Words that somebody else wrote, as Markdown that shows them and does nothing: no emphasis, link, picture, heading, HTML or
 * formula. Character references are read by every Markdown, and are nothing but characters to all of them; a backslash would
 * be the beginning of a formula to this client.
 */
export function asMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>&$~|#^=@{}!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:(?=\/\/)/g, "&#58;")
    .replace(/\b(www|ftp)\./gi, "$1&#46;")
    .replace(
      /^(\s*)([-+>]|\d+(?=[.)]))/,
      (_, space: string, mark: string) => `${space}&#${mark.charCodeAt(0)};${mark.slice(1)}`,
    );
}
