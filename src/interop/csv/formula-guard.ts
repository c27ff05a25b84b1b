// A spreadsheet runs what a cell begins with "=" for. OWASP, "CSV Injection": also + - @, tab and carriage return, and the
// full-width forms, which some turn into the others.
const RISKY = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A cell that a spreadsheet shows and does not run. */
export function guardCell(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The inverse: what {@link guardCell} put in front is taken off, once. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text;
}
