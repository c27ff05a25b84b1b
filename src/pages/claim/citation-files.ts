import type { Citation } from "./citation.ts";

export const CITATION_TYPES = {
  bibtex: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
};

/**
 * BibTeX in UTF-8. What is written for people is put in double braces, so that the letters stay as they are; the characters
 * that TeX reads as commands are escaped.
 */
export function bibtex({ publisher, title, on, url, n }: Citation): string {
  const [year = "", month = "", day = ""] = on.split("-");
  const key = `${publisher.toLowerCase().replace(/[^a-z0-9]/g, "") || "verbatim"}-${year}-${keyOf(url)}`;
  return `@online{${key},
  author = {{${tex(publisher)}}},
  title = {{${tex(title)}}},
  year = {${year}},
  month = {${Number(month)}},
  day = {${Number(day)}},
  date = {${on}},
  version = {${n}},
  url = {${url}}
}
`;
}

/** Of the address: what tells this claim and publication from all others. */
function keyOf(url: string): string {
  const [slug = "", , n = ""] = url.split("/").slice(-3);
  return `${decodeURIComponent(slug)
    .replace(/[^a-z0-9]+/gi, "-")
    .slice(0, 40)}-${n}`;
}

const TEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

function tex(text: string): string {
  return oneLine(text).replace(/[\\{}~^&%$#_]/g, (one) => TEX[one] ?? `\\${one}`);
}

/** RIS: a line a field, CRLF; an institution is a publisher, not a person with a family name. */
export function ris({ publisher, title, claim, on, url }: Citation): string {
  const fields: [string, string][] = [
    ["TY", "ELEC"],
    ["TI", title],
    ["AB", claim],
    ["PB", publisher],
    ["PY", on.slice(0, 4)],
    ["DA", on.replaceAll("-", "/")],
    ["UR", url],
    ["ER", ""],
  ];
  return fields.map(([tag, text]) => `${tag}  - ${oneLine(text)}\r\n`).join("");
}

/** A line break would begin another field. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
