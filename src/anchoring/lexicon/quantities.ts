/**
 * What stands beside numbers (magnitudes, units, currencies), each under a canonical value, so that "percent" and "%" are the
 * same and "million" and "billion" are not.
 */
const MAGNITUDES: readonly (readonly [number, string])[] = [
  [100, "hundred hundreds cien ciento cientos hundert hunderte cent cents centaines"],
  [1e3, "thousand thousands k mil miles tausend tausende mille milliers tsd"],
  [1e6, "million millions m mn mio millón millones million millionen"],
  [1e9, "billion billions bn b mrd milliarde milliarden milliard milliards"],
  [1e12, "trillion trillions tn billón billones"],
  [12, "dozen dozens docena docenas dutzend dutzende douzaine"],
  [0.5, "half halves mitad medio media hälfte halb halbe moitié demi demie"],
  [0.25, "quarter quarters cuarto viertel quart"],
  [1 / 3, "third thirds tercio drittel tiers"],
];

const UNITS: readonly (readonly [string, string])[] = [
  ["%", "% percent pct per-cent prozent pourcent procent"],
  ["$", "$ dollar dollars usd dólar dólares"],
  ["€", "€ euro euros eur"],
  ["£", "£ pound pounds gbp sterling"],
  ["¥", "¥ yen yuan"],
  ["₽", "₽ ruble rubles"],
  ["₹", "₹ rupee rupees"],
  ["km", "km kilometre kilometres kilometer kilometers kilómetro kilómetros kilomètre kilomètres"],
  ["m", "metre metres meter meters metro metros mètre mètres"],
  ["mi", "mile miles milla millas meile meilen"],
  ["ft", "foot feet ft"],
  ["inch", "inch inches"],
  ["kg", "kg kilogram kilograms kilo kilos"],
  ["t", "ton tons tonne tonnes tonelada toneladas tonnen"],
  ["lb", "lb lbs"],
  ["second", "seconds segundos sekunden secondes"],
  ["minute", "minute minutes minuto minutos minuten"],
  ["hour", "hour hours hora horas stunde stunden heure heures"],
  ["day", "day days día días tag tage tagen jour jours"],
  ["week", "week weeks semana semanas woche wochen semaine semaines"],
  ["month", "month months mes meses monat monate monaten mois"],
  ["year", "year years año años jahr jahre jahren ans an année années"],
  ["decade", "decade decades década décadas jahrzehnt jahrzehnte décennie décennies"],
  ["century", "century centuries siglo siglos jahrhundert siècle siècles"],
  ["am", "am a.m."],
  ["pm", "pm p.m."],
];

function table<T>(rows: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  const values = new Map<string, T>();
  for (const [value, words] of rows)
    for (const word of words.split(" ")) if (!values.has(word)) values.set(word, value);
  return values;
}

export const MAGNITUDE_WORDS = table(MAGNITUDES);
export const UNIT_WORDS = table(UNITS);

/** Number words that are articles as well: alone they are no quantity. */
export const ARTICLES_TOO = new Set("un une una ein eine einen einem einer one uno sept sei once".split(" "));

/** One-letter magnitudes and units count only right behind a number. */
export const ONLY_BEHIND_NUMBER = new Set("k m mn b bn tn mi ft t lb an am pm media medio tag".split(" "));
