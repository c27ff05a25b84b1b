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
   before|prior to|ahead of
   because of|due to|owing to|on account of|as a result of
   because|due to the fact that|owing to the fact that
   although|though|even though|despite the fact that
   despite|in spite of
   regarding|concerning|with regard to|with respect to
   to|in order to|so as to
   currently|at present|at the moment|presently|right now
   immediately|at once|straight away|right away|straightaway
   every year|each year|annually
   every day|each day|daily
   every week|each week|weekly
   every month|each month|monthly
   a year|per year|per annum
   a month|per month
   a week|per week
   a day|per day
   an hour|per hour
   a head|per head|per capita
   per|for every
   square metres|square meters|m²|sq m
   square kilometres|square kilometers|km²|sq km
   square miles|sq miles|sq mi
   cubic metres|cubic meters|m³
   square feet|sq ft
   kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km/h|kmh|kph
   miles per hour|miles an hour|mph
   degrees celsius|degrees centigrade|°c
   degrees fahrenheit|°f
   kilowatt-hours|kilowatt hours|kwh
   doubled|increased twofold
   halved|fell by half
   world war ii|world war 2|world war two|the second world war|second world war
   world war i|world war 1|world war one|the first world war|first world war
   all of the|all the
   both of the|both the
   half of the|half the
   outside of|outside
   inside of|inside
   off of|off
   phoned|telephoned|rang
   used|made use of
   10 downing street|number 10|no 10
   as well as|and also
   upon|on
   until|up until|up till|till
   a number of|several
   a lot of|lots of
   a majority of|most of|the majority of
   nevertheless|nonetheless|even so
   therefore|thus|hence|as a result|consequently
   for example|for instance
   in addition|additionally|furthermore|moreover
   each other|one another
   next to|beside|alongside
   throughout|all over
   along with|together with
   founded|established|set up
   lies|is located|is situated
   lie|are located|are situated
   located in|situated in
   take place|be held
   takes place|is held
   took place|was held|were held
   taking place|being held
   taken place|been held
   will take place|will be held
   take part in|participate in
   takes part in|participates in
   took part in|participated in
   taking part in|participating in
   taken part in|participated in
   put off|postponed
   called off|cancelled|canceled
   carried out|conducted|performed
   turned down|rejected
   looked into|investigated
   found out|learned|learnt
   came back|returned
   went back|returned
   passed away|died
   set alight|set on fire|set fire to
   spoke to|talked to|spoke with|talked with
   went up|rose|increased
   went down|fell|decreased
   asked for|requested
   made a decision|decided
   came to an end|ended
   got married|married
   pulled down|demolished|torn down
   has to|must
   have to|must
   is able to|can
   are able to|can
   is going to|will
   are going to|will
   police|the police
   years old|years of age
   at the age of|aged
   sent to jail|jailed|sent to prison|imprisoned
   petrol|gasoline
   lorry|truck
   football|soccer
   the usa|the us|the united states|the united states of america|the u.s.|the u.s.a.
   the uk|britain|the united kingdom|great britain|the u.k.`;

const table = new Map<string, (readonly (readonly string[])[])[]>();
for (const line of GROUPS.split("\n")) {
  // "km/h" is cut as "km", "/", "h".
  const group = line
    .trim()
    .split("|")
    .map((text) => text.split(/ |(?=[/°-])|(?<=[/°-])/));
  for (const first of new Set(group.map(([word = ""]) => word)))
    table.set(first, [...(table.get(first) ?? []), group]);
}

/** First word → the groups of phrases in which it begins one. */
export const SAME_PHRASES: ReadonlyMap<string, readonly (readonly (readonly string[])[])[]> = table;
