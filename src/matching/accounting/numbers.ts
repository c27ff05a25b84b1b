import { isEnglishNumeral } from "../../language/numbers/english.ts";
import { type Quantity, readQuantities } from "../relation/quantities.ts";
import type { Token } from "../tokens.ts";

export interface ReadNumber {
  /** The same for "3", "three" and "3,000" beside "3 thousand"; another for $3, 3% and the third. */
  readonly key: string;
  /** Index of its last token. */
  readonly to: number;
}

const PERCENT = new Set(["percent", "pct"]);
const CURRENCIES = new Map([
  ["dollars", "$"],
  ["euros", "€"],
]);
/** Two prints of a value differ by less; a magnitude ("dozens") stands for more. */
const WIDEST = 1.02;
/** Three digits behind a point may be thousands or thousandths. */
const DOUBTFUL_POINT = /\.\d{3}(?!\d)|,(?!\d{3}(?!\d))/u;

/** Words inside a number in words: "one hundred and nine", "one and a half million". */
const INSIDE_NUMBER = new Set(["a", "and", "half", "point"]);

/** Whether another number in words stands behind "and", and the two might be one: "one hundred and two hundred". */
const goesOn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === "and" &&
  isEnglishNumeral(tokens[at + 1]?.word ?? "") &&
  isEnglishNumeral(tokens[at - 1]?.word ?? "");

function isPlain(tokens: readonly Token[], { from, to, value, high, unit }: Quantity): boolean {
  const own = tokens.slice(from, to + 1);
  const isCounted = unit === "count" || unit === "money";
  return (
    high <= Math.abs(value) * WIDEST + Number.EPSILON &&
    own.every(
      (token) =>
        token.kind === "number" ||
        isEnglishNumeral(token.word) ||
        (isCounted && from < to && INSIDE_NUMBER.has(token.word)),
    ) &&
    !own.some((token) => DOUBTFUL_POINT.test(token.surface)) &&
    !goesOn(tokens, to + 1) &&
    !goesOn(tokens, from - 1)
  );
}

/** "-5" stands apart from the word before, "COVID-19" does not. */
const isNegative = (tokens: readonly Token[], at: number): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return token?.gap.endsWith("-") === true && before !== undefined && token.start - before.end > 1;
};

/** Numbers and dates that can be written in more than one way, by the index of their first token. */
export function readNumbers(tokens: readonly Token[]): ReadonlyMap<number, ReadNumber> {
  const found = new Map<number, ReadNumber>();
  for (const quantity of readQuantities(tokens)) {
    const { unit, from, value } = quantity;
    if (unit === "month" || unit === "weekday") {
      found.set(from, { key: `${unit} ${value}`, to: from });
      continue;
    }
    if (unit === "rank" || (unit === "day" && /\D$/u.test(tokens[from]?.surface ?? ""))) {
      found.set(from, { key: `${unit} ${value}`, to: quantity.to });
      continue;
    }
    if (!isPlain(tokens, quantity)) continue;
    if (unit === "day") {
      found.set(from, { key: `day ${value}`, to: quantity.to });
      continue;
    }
    let { to } = quantity;
    let sign = /^[$€£¥]/u.exec(tokens[from]?.surface ?? "")?.[0] ?? "";
    const next = tokens[to + 1];
    const currency = CURRENCIES.get(next?.word ?? "");
    if (sign === "" && currency !== undefined) {
      sign = currency;
      to++;
    }
    let percent = tokens[from]?.surface.endsWith("%") === true ? "%" : "";
    if (percent === "" && PERCENT.has(next?.word ?? "")) {
      percent = "%";
      to++;
    } else if (percent === "" && next?.word === "per" && tokens[to + 2]?.word === "cent") {
      percent = "%";
      to += 2;
    }
    const minus = isNegative(tokens, from) ? "-" : "";
    found.set(from, { key: `${minus}${sign}${Number(value.toPrecision(12))}${percent}`, to });
  }
  return found;
}
