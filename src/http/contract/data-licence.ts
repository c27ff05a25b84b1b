/** Under which our own data are given out. */
export const DATA_LICENCE = {
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
  note: "Claims, verdicts and metadata. Quotes stay their publishers'.",
};
