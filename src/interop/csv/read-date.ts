export type DateOrder = "day-first" | "month-first" | "year-first";

/** How a column writes its days, as far as its own cells tell. */
export interface DateReader {
  /** The day as YYYY-MM-DD, or why there is none. */
  read(cell: string): { day: string } | { reason: string };
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** "DD/MM/YYYY" and its like, whatever stands between them; null for what is none. */
export function orderOf(format: string): DateOrder | null {
  switch (
    format
      .toUpperCase()
      .replaceAll(/[^DMY]+/g, "")
      .replaceAll(/(.)\1+/g, "$1")
  ) {
    case "DMY":
      return "day-first";
    case "MDY":
      return "month-first";
    case "YMD":
      return "year-first";
    default:
      return null;
  }
}

/**
 * Days are never guessed. Where one of a column can only be read one way, so are the others; where none tells, one that can be
 * read two ways is refused with both, until the order is said.
 */
export function dateReader(cells: readonly string[], said: DateOrder | null): DateReader {
  const order = said ?? settle(cells);
  return {
    read(cell) {
      const year = ISO.exec(cell) ?? YEAR_FIRST.exec(cell);
      if (year !== null) return dayOf(cell, year[1], year[2], year[3]);
      const parts = YEAR_LAST.exec(cell);
      if (parts === null) return { reason: `${quote(cell)} is no day: write it as 2026-04-03` };
      const [, a = "", b = "", y = ""] = parts;
      if (said === "year-first") return { reason: `${quote(cell)} does not begin with the year` };
      if (order === "day-first") return dayOf(cell, y, b, a);
      if (order === "month-first") return dayOf(cell, y, a, b);
      const readings = [dayOf(cell, y, b, a), dayOf(cell, y, a, b)].flatMap((one) =>
        "day" in one ? [one.day] : [],
      );
      const [dayFirst, monthFirst] = readings;
      if (dayFirst === undefined) return { reason: `${quote(cell)} is no day of the calendar` };
      if (monthFirst === undefined || dayFirst === monthFirst) return { day: dayFirst };
      return {
        reason: `${quote(cell)} is ${dayFirst} with the day first, ${monthFirst} with the month first: say which, with --date-format DD/MM/YYYY or MM/DD/YYYY`,
      };
    },
  };
}

/** What the column's own days settle; null where none does, or they speak against each other. */
function settle(cells: readonly string[]): DateOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const cell of cells) {
    const parts = YEAR_LAST.exec(cell);
    if (parts === null) continue;
    const [, a = "", b = "", y = ""] = parts;
    const readsDayFirst = "day" in dayOf(cell, y, b, a);
    const readsMonthFirst = "day" in dayOf(cell, y, a, b);
    if (readsDayFirst && !readsMonthFirst) dayFirst += 1;
    if (readsMonthFirst && !readsDayFirst) monthFirst += 1;
  }
  if (dayFirst > 0 && monthFirst === 0) return "day-first";
  return monthFirst > 0 && dayFirst === 0 ? "month-first" : null;
}

function dayOf(cell: string, year = "", month = "", day = ""): { day: string } | { reason: string } {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${iso}T00:00:00.000Z`);
  return Number(year) > 0 && !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(iso)
    ? { day: iso }
    : { reason: `${quote(cell)} is no day of the calendar` };
}

function quote(cell: string): string {
  return `“${cell.slice(0, 40)}”`;
}
