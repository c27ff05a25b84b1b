const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;

/** Every script has its ten digits in a row, from zero: what a digit is worth is how many digits stand before it there. */
function digitOf(digit: string): string {
  const [plain = digit] = digit.normalize("NFKC");
  if (plain >= "0" && plain <= "9") return plain;
  const code = plain.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** Digits of any script and width as 0 to 9: "٣" → "3", "５０" → "50". */
export function asciiDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, digitOf);
}
