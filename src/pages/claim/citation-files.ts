import type { Citation } from "./citation.ts";

export const CITATION_TYPES = {
  bibtex: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * BibTeX in UTF-8. What is written for people is put in double braces, so that the letters stay as they are and an "and" in
 * a publisher's name makes no second author; the characters that TeX reads as commands are escaped, but in the address, which
 * readers of BibTeX take to the letter. `on` is the day of citing.
 */
export function bibtex(citation: Citation, on: string): string {
  const [year = "", month = "", day = ""] = citation.on.split("-");
  return `@online{${citation.key},
  author = {{${tex(citation.publisher)}}},
  title = {{${tex(citation.title)}}},
  year = {${year}},
  month = ${MONTHS[Number(month) - 1]},
  day = {${Number(day)}},
  date = {${citation.on}},
  version = {${citation.n}},
  urldate = {${on}},
  url = {${citation.url}}
}
`;
}

const TEX: Record<string, string> = {
  "\\": "{\\textbackslash}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};

function tex(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\{}~^&%$#_]/g, (one) => TEX[one] ?? `\\${one}`)
      // Two of these in a row become one dash or one quotation mark.
      .replace(/(?<=-)-|(?<=')'|(?<=[`?!])`/g, "{}$&")
  );
}

/** RIS: a line a field, CRLF; an institution is a publisher, not a person with a family name. */
export function ris({ publisher, title, claim, on, url }: Citation): string {
  const fields: [string, string][] = [
    ["TY", "ELEC"],
    ["TI", title],
    ["AB", claim],
    ["PB", publisher],
    ["PY", on.slice(0, 4)],
    ["DA", `${on.replaceAll("-", "/")}/`],
    ["LA", "en"],
    ["UR", url],
    ["ER", ""],
  ];
  return fields.map(([tag, text]) => `${tag}  - ${oneLine(text)}\r\n`).join("");
}

/** A line break would begin another field. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
