/**
 * JSON for inside of a script element, the one place where text goes out as it is: a parser of HTML looks for `</script` and
 * `<!--` in it, whatever the JSON means by them, and U+2028 and U+2029 end a line for older readers of scripts.
 */
export function jsonForScript(data: object): string {
  return JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
