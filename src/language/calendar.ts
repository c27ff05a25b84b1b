/**
 * Words of the calendar, each under one canonical name, so that "Jan." and "January" are the same and "gestern" and
 * "heute" are not. Names that are also common words ("may", "march", "sun", "sat", "mar", "dec") count only when they are
 * capitalised or stand next to a number; see `isCalendarWord`.
 */
const NAMES: readonly (readonly [string, string])[] = [
  ["m1", "enero januar jänner janvier gennaio janeiro января январь يناير ינואר"],
  ["m2", "febrero februar février fevrier febbraio fevereiro февраля февраль فبراير פברואר"],
  ["m3", "mar marzo märz mars março марта март مارس מרץ"],
  ["m4", "abril avril aprile апреля апрель أبريل אפריל"],
  ["m5", "mayo mai maggio maio мая май مايو מאי"],
  ["m6", "junio juni juin giugno junho июня июнь يونيو יוני"],
  ["m7", "julio juli juillet luglio julho июля июль يوليو יולי"],
  ["m8", "agosto août aout августа август أغسطس אוגוסט"],
  ["m9", "septiembre setiembre septembre settembre setembro сентября сентябрь سبتمبر ספטמבר"],
  ["m10", "octubre oktober octobre ottobre outubro октября октябрь أكتوبر אוקטובר"],
  ["m11", "noviembre novembre novembro ноября ноябрь نوفمبر נובמבר"],
  ["m12", "diciembre dezember décembre decembre dicembre dezembro декабря декабрь ديسمبر דצמבר"],
  ["d1", "monday mon lunes montag lundi lunedì понедельник الاثنين"],
  ["d2", "tuesday tue tues martes dienstag mardi martedì вторник الثلاثاء"],
  ["d3", "wednesday wed miércoles miercoles mittwoch mercredi mercoledì среда среду الأربعاء"],
  ["d4", "thursday thu thurs jueves donnerstag jeudi giovedì четверг الخميس"],
  ["d5", "friday fri viernes freitag vendredi venerdì пятница пятницу الجمعة"],
  ["d6", "saturday sat sábado sabado samstag sonnabend samedi sabato суббота субботу السبت"],
  ["d7", "sunday sun domingo sonntag dimanche domenica воскресенье الأحد"],
  ["yesterday", "yesterday ayer gestern hier ieri вчера أمس אתמול"],
  ["today", "today hoy heute aujourd'hui oggi сегодня اليوم היום"],
  ["tonight", "tonight"],
  ["tomorrow", "tomorrow morgen demain domani завтра غدا מחר"],
  ["morning", "morning mañana matin"],
  ["afternoon", "afternoon tarde nachmittag après-midi"],
  ["evening", "evening abend soir"],
  ["night", "night noche nacht nuit"],
  ["spring", "spring primavera frühling frühjahr printemps"],
  ["summer", "summer verano sommer été"],
  ["autumn", "autumn fall otoño herbst automne"],
  ["winter", "winter invierno hiver"],
  ["last", "last pasado pasada letzte letzten letztes letzter vorige vorigen dernier dernière"],
  ["next", "next próximo próxima nächste nächsten nächstes nächster prochain prochaine"],
];

/** The months as English writes them in full and in short: 1 to 12. */
export const ENGLISH_MONTHS: ReadonlyMap<string, number> = new Map(
  `january jan|february feb|march|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec`
    .split("|")
    .flatMap((names, index) => names.split(" ").map((name): [string, number] => [name, index + 1])),
);

const CANONICAL = new Map<string, string>();
for (const [word, month] of ENGLISH_MONTHS) CANONICAL.set(word, `m${month}`);
for (const [name, words] of NAMES) for (const word of words.split(" ")) CANONICAL.set(word, name);

/** Calendar words that mean something else in lower case. */
const ALSO_COMMON = new Set(
  "may march mar sun sat mon wed dec jan jun jul apr aug fri nov oct sep hier été fall spring mai mars morgen juin".split(
    " ",
  ),
);
const CAPITALISED_ONLY = new Set("may march mar sun sat mon wed dec fri".split(" "));

/** The canonical name of a calendar word, or null. `text` is as written, `lower` in lower case. */
export function calendarName(text: string, lower: string): string | null {
  const name = CANONICAL.get(lower);
  if (name === undefined) return null;
  if (CAPITALISED_ONLY.has(lower) && text === lower) return null;
  if (ALSO_COMMON.has(lower) && /^(?:été|fall|spring)$/.test(lower)) return null;
  return name;
}

/** The name of a month. */
export function isMonth(name: string | null): boolean {
  return name !== null && /^m\d/.test(name);
}
