import * as z from "zod";

/**
 * What is wrong with an input, to be read after the name of what is wrong: "text" "is required". Undefined leaves it
 * to the words that come with zod. A message that a schema gives itself goes before this one.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value")) {
    return "is required";
  }
  switch (issue.code) {
    case "invalid_type":
      return `must be ${KINDS[issue.expected] ?? issue.expected}${butIs(issue.input)}${asList(issue.expected, issue.input)}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      if (issue.minimum === 1 && UNITS[issue.origin]) return "must not be empty";
      return bound(issue.inclusive === false ? "more than" : "at least", issue.minimum, issue.origin);
    case "too_big":
      return bound(issue.inclusive === false ? "less than" : "at most", issue.maximum, issue.origin);
    case "invalid_format":
      return `${FORMATS[issue.format] ?? "is not written in the form that is asked for"}${suggest(issue.format, issue.input)}`;
    case "unrecognized_keys":
      return `has members that are not known here: ${listed(issue.keys)}`;
    default:
      return undefined;
  }
}

/** The first few, for there may be a million of them. */
function listed(keys: readonly string[]): string {
  const shown = keys
    .slice(0, 5)
    .map((key) => (key.length > 64 ? `${key.slice(0, 64).toWellFormed()}…` : key));
  return keys.length > shown.length
    ? `${shown.join(", ")} and ${keys.length - shown.length} more`
    : shown.join(", ");
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const UNITS: Record<string, string> = { string: "characters", array: "items" };

const FORMATS: Record<string, string> = {
  date: "must be a day of the calendar, such as 2026-11-21",
  datetime: "must be a time with its offset, such as 2026-11-21T12:00:00Z",
  url: "must be a whole web address, such as https://news.example/story",
};

const DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const DAY_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** Longer than this, in UTF-16 units, nobody is told again what they wrote. */
const SHOWN_AGAIN = 200;

/** What to write instead, where a list was written as text. */
function asList(expected: string, input: unknown): string {
  if (expected !== "array" || typeof input !== "string" || input.length > SHOWN_AGAIN) return "";
  const items = input
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items.length === 0 ? "" : `: write ${JSON.stringify(items)}`;
}

/** The message for what has a `name`, where the name alone was written. */
export function namedAlone({ code, input }: z.core.$ZodRawIssue): string | undefined {
  if (code !== "invalid_type" || typeof input !== "string" || input.length > SHOWN_AGAIN) return undefined;
  return input.trim() === ""
    ? undefined
    : `must be an object, not text: write ${JSON.stringify({ name: input })}`;
}

/** No day or time is longer, in UTF-16 units; the patterns below go back and forth. */
const LONGEST_TIME = 40;

/** What to write instead, where what was written can be read as a day or a time. */
function suggest(format: string, input: unknown): string {
  if (typeof input !== "string" || input.length > LONGEST_TIME) return "";
  if (format === "date") return suggestDay(input);
  return format === "datetime" ? suggestTime(input) : "";
}

const TIME = /^(.+?)(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)? *(Z|[+-]\d{2}:?\d{2})?$/i;

/** Only the day is known of many texts, and many a clock says no zone. */
function suggestTime(input: string): string {
  const [, day = "", hours = "0", minutes = "00", seconds = "00", offset = ""] =
    TIME.exec(input.trim()) ?? [];
  const [, year = "", month = "", date = ""] = DAY.exec(day) ?? [];
  const known = calendarDay(year, month, date);
  const zone = offset.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2") || "Z";
  const time = `${known}T${hours.padStart(2, "0")}:${minutes}:${seconds}${zone}`;
  if (known === null || !z.iso.datetime({ offset: true }).safeParse(time).success) return "";
  return `: write ${time}${offset === "" ? ", if that is UTC" : ""}`;
}

/** Both readings where there are two. */
function suggestDay(input: string): string {
  if (/^\s*\d{4}(-\d{1,2})?\s*$/.test(input)) return ": write null where the day is not known";
  const [, year = "", month = "", date = ""] = DAY.exec(input.trim()) ?? [];
  const [, first = "", second = "", last = ""] = DAY_LAST.exec(input.trim()) ?? [];
  const days = [
    calendarDay(year, month, date),
    calendarDay(last, second, first),
    calendarDay(last, first, second),
  ];
  const known = [...new Set(days.filter((day) => day !== null))];
  return known.length === 0 ? "" : `: write ${known.join(" or ")}`;
}

function calendarDay(year: string, month: string, date: string): string | null {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return z.iso.date().safeParse(day).success ? day : null;
}

function bound(limit: string, size: number | bigint, origin: string): string {
  const unit = UNITS[origin];
  return unit ? `must have ${limit} ${size} ${unit}` : `must be ${limit} ${size}`;
}

function butIs(input: unknown): string {
  if (input === null) return ", not null";
  if (Array.isArray(input)) return ", not a list";
  if (typeof input !== "number") return `, not ${KINDS[typeof input] ?? typeof input}`;
  // What a setting becomes that is no number; JSON has none such.
  if (Number.isNaN(input)) return "";
  return Number.isInteger(input) ? ", not a whole number" : `, not ${input}`;
}

z.config({ customError: explainIssue });
