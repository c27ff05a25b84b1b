/** Short and written out, without full stops. A "+" before the short form: only in capitals ("US", not "us"). */
const PAIRS = `mr mister|dr doctor|dr drive|prof professor|gov governor|sen senator|rep representative|gen general|lt lieutenant|
   col colonel|capt captain|sgt sergeant|rev reverend|pres president|st saint|st street|ave avenue|rd road|mt mount|jr junior|sr senior|
   vs versus|v versus|v vs|approx approximately|govt government|dept department|no number|nos numbers|co company|inc incorporated|
   corp corporation|ltd limited|univ university|etc et cetera|eg for example|ie that is|+uk united kingdom|+us united states|
   +usa united states|+usa us|+usa united states of america|+us united states of america|+un united nations|+eu european union|+tv television|
   +pm prime minister|+ceo chief executive officer|+ceo chief executive|+mp member of parliament|+gdp gross domestic product|+ok okay|+ok o k|
   km kilometres|km kilometers|km kilometre|km kilometer|kg kilograms|kg kilogram|kg kilos|cm centimetres|cm centimeters|mph miles per hour|
   kmh kilometres per hour|kmh kilometers per hour|hr hours|hrs hours|mins minutes|min minutes|sec seconds|secs seconds|lbs pounds|oz ounces|
   sq square|pct percent|+c celsius|+f fahrenheit|info information|ad advertisement|exam examination|photo photograph|
   z zum|nr nummer|ca circa|bzw beziehungsweise|usw und so weiter|mme madame|mlle mademoiselle|m monsieur|sr señor|sra señora`;

export interface Abbreviation {
  readonly short: string;
  readonly long: readonly string[];
  readonly isCapital: boolean;
}

const table = new Map<string, Abbreviation[]>();
for (const pair of PAIRS.split("|")) {
  const [first = "", ...long] = pair.trim().split(" ");
  const isCapital = first.startsWith("+");
  const short = isCapital ? first.slice(1) : first;
  table.set(short, [...(table.get(short) ?? []), { short, long, isCapital }]);
}
export const ABBREVIATIONS: ReadonlyMap<string, readonly Abbreviation[]> = table;
