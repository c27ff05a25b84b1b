/** Of the data that the service gives out, wherever it does. */
export const DATA_LICENCE = {
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
  note: "Claims, verdicts and metadata. Quotes stay their publishers'.",
};
