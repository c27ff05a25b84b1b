/** Phrases of one or more words that say the same wherever they stand; whatever is missing is flagged. */
const GROUPS = `near|close to
   during|in the course of
   consists of|is made up of|is composed of
   consist of|are made up of|are composed of
   maybe|perhaps
   two weeks|a fortnight
   not yet|still not
   noon|12 noon|midday
   midnight|12 midnight
   before|prior to
   because of|due to|owing to|on account of
   to|in order to
   currently|at present|at the moment
   every year|each year|annually
   every day|each day|daily
   square metres|square meters|m²|sq m
   square kilometres|square kilometers|km²|sq km
   cubic metres|cubic meters|m³
   square feet|sq ft
   kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km/h|kmh|kph
   miles per hour|miles an hour|mph
   degrees celsius|°c
   doubled|increased twofold
   world war ii|world war 2|world war two|the second world war
   world war i|world war 1|world war one|the first world war
   all of the|all the
   both of the|both the
   half of the|half the
   outside of|outside
   phoned|telephoned|rang
   used|made use of
   10 downing street|number 10|no 10
   as well as|and also`;

const table = new Map<string, (readonly (readonly string[])[])[]>();
for (const line of GROUPS.split("\n")) {
  // "km/h" is cut as "km", "/", "h".
  const group = line
    .trim()
    .split("|")
    .map((text) => text.split(/ |(?=[/°])|(?<=[/°])/));
  for (const first of new Set(group.map(([word = ""]) => word)))
    table.set(first, [...(table.get(first) ?? []), group]);
}

/** First word → the groups of phrases in which it begins one. */
export const SAME_PHRASES: ReadonlyMap<string, readonly (readonly (readonly string[])[])[]> = table;
