/** Numbers in words of the languages that src/language/numbers does not read. */
const VALUES: readonly (readonly [number, string])[] = [
  [0, "ноль صفر"],
  [1, "один одна واحد"],
  [2, "due dois два две اثنان اثنين"],
  [3, "tre três три ثلاثة ثلاث"],
  [4, "quattro quatro четыре أربعة أربع"],
  [5, "cinque пять خمسة خمس"],
  [6, "sei шесть ستة ست"],
  [7, "sette sete семь سبعة سبع"],
  [8, "otto oito восемь ثمانية ثماني"],
  [9, "nove девять تسعة تسع"],
  [10, "dieci dez десять عشرة عشر"],
  [11, "undici"],
];

export const OTHER_NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  VALUES.flatMap(([value, words]) => words.split(" ").map((word): [string, number] => [word, value])),
);
