/**
 * Days written in words ("8 March 2026", "March 8, 2026", "8 de marzo de 2026", "2026年3月8日"). A quote may begin or end inside one,
 * as far as the rules go; a hand that selects words seldom means to.
 */

/** UTF-16 units on each side of an offset that are looked at: longer than any written day. */
const AROUND = 60;
const COMMON_LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "pl"];

const DAY = "(?<!\\p{N})\\p{N}{1,2}(?:st|nd|rd|th|er|re|\\.|º|°)?(?!\\p{N})";
const YEAR = "\\p{N}{4}(?!\\p{N})";
const OF = "(?:\\s+(?:of|de|del|di|do|van))?";
const MONTH = "(?<month>\\p{L}[\\p{L}\\p{M}]{2,}\\.?)";
const WRITTEN = [
  new RegExp(`${DAY}${OF}\\s+${MONTH}(?:,?${OF}\\s+${YEAR})?`, "gu"),
  new RegExp(`${MONTH}\\s+${DAY}(?:,?\\s+${YEAR})?`, "gu"),
  new RegExp(`${MONTH},?${OF}\\s+${YEAR}`, "gu"),
  /(?:\p{N}{2,4}\s*[年년]\s*)?\p{N}{1,2}\s*[月월]\s*\p{N}{1,2}\s*[日號号일]|\p{N}{2,4}\s*[年년]\s*\p{N}{1,2}\s*[月월]/gu,
];

const known = new Map<string, ReadonlySet<string>>();

/** Names of months as the runtime's locale data has them, long and short, each also with a capital. */
function monthsOf(language: string): ReadonlySet<string> {
  const kept = known.get(language);
  if (kept) return kept;
  const names = new Set<string>();
  for (const tag of [language, ...COMMON_LANGUAGES]) {
    if (Intl.DateTimeFormat.supportedLocalesOf(supported(tag)).length === 0) continue;
    for (const month of ["long", "short"] as const)
      for (const day of ["numeric", undefined] as const) {
        const format = new Intl.DateTimeFormat(tag, { month, ...(day ? { day } : {}), timeZone: "UTC" });
        for (let at = 0; at < 12; at++) {
          const name = format
            .formatToParts(Date.UTC(2026, at, 8))
            .find(({ type }) => type === "month")?.value;
          if (name === undefined || !/^\p{L}/u.test(name)) continue;
          const bare = name.replace(/\.$/, "");
          names.add(bare).add(bare.charAt(0).toUpperCase() + bare.slice(1));
        }
      }
  }
  known.set(language, names);
  return names;
}

/** A tag that is none at all would throw. */
function supported(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

/** The written day that this offset lies inside of, UTF-16 offsets; null where it lies in none. `language` is a BCP 47 tag. */
export function writtenDateAround(
  text: string,
  offset: number,
  language = "en",
): { start: number; end: number } | null {
  const from = Math.max(0, offset - AROUND);
  const window = text.slice(from, offset + AROUND);
  const months = monthsOf(language);
  for (const form of WRITTEN) {
    for (const { index, 0: found, groups } of window.matchAll(form)) {
      const start = from + index;
      const end = start + found.length;
      if (start >= offset) break;
      if (end <= offset) continue;
      const month = groups?.month;
      if (month === undefined || months.has(month.replace(/\.$/, ""))) return { start, end };
    }
  }
  return null;
}
