const COMBINING_MARKS = /[\u0300-\u036f]/g;
const ASCII = /^[\0-\x7f]*$/;

/** Lower case without diacritics, as the index folds (`unicode61 remove_diacritics 2`). May change the length. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(COMBINING_MARKS, "").toLowerCase().normalize("NFC");
}
