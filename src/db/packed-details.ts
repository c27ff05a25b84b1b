import { END, FIRST, OWN, Phrases, RADIX } from "./packed-text.ts";

// A claim's details as `published_claims` keeps them. Each article stands once, in a line of its own behind the JSON, and where the
// JSON has it there is a code; what all quotes, sources and articles have in common are phrases. Reviews and relations stay as they
// are: SQL looks into them. Quotes are read out of it by where they stand, which triggers write down (drizzle/0020_packed.sql).

/** What begins a quote, an article, and what is left of a quote behind its article. The triggers go by these. */
const SPAN = '{"id":"spn_';
const ARTICLE = '{"id":"art_';
const AFTER_ARTICLE = ',"createdAt":"';

/** In the places in which they were first used: see {@link Phrases}. */
const PHRASES = new Phrases([
  SPAN,
  ARTICLE,
  AFTER_ARTICLE,
  '","role":"refutes","stance":null,"quote":{"exact":"',
  '","role":"supports","stance":null,"quote":{"exact":"',
  '","role":"context","stance":null,"quote":{"exact":"',
  '","prefix":"',
  '","suffix":"',
  '","start":',
  ',"end":',
  '},"assertedBy":null,"note":',
  '},"assertedBy":{"name":"',
  ',"claimantSide":false},"note":',
  'null,"link":"',
  '","link":"',
  '","state":"verified","placement":null,"confirmation":null,"verification":{"by":"',
  '","textSha256":"',
  '","at":"',
  '"},"article":',
  '","slug":"',
  '","page":"/articles/',
  '","url":"',
  '","urn":null,"headline":"',
  '","descriptiveHeadline":null,"author":',
  'null,"publisher":{"name":"',
  '","publisher":{"name":"',
  '","site":"',
  '"},"publishedOn":',
  // From here on two bytes each.
  ',"lastCheckedAt":"',
  '","textLength":',
  ',"language":"en","genre":"',
  ',"language":null,"genre":"',
  'unknown","genreNote":null,"access":"',
  '","genreNote":null,"access":"',
  ',"supports":',
  ',"refutes":',
  ',"context":',
  ',"spans":["spn_',
  '","spn_',
  '],"appearances":[],"sources":[{"article":',
  '","role":"appearance","stance":"',
  ',"quote":{"exact":"',
  ',"claimantSide":true},"note":',
  '","role":"',
  '","state":"changed","placement":{"snapshotSha256":"',
  '","state":"verified","placement":{"snapshotSha256":"',
  ',"meaningMayHaveChanged":',
  ',"surroundings":"',
  ',"confirmation":null,"verification":{"by":"',
  "#:~:text=",
]);

const DETAILS = ["evidence", "appearances", "sources", "reviews", "relations"];
export const EVIDENCE = ',"evidence":[';
const TAIL = ',"reviews":[';
export const RELATIONS = ',"relations":[';
const NAMED = '"article":{';

/** A Claim is its summary and its details, packed or not, in one object. Both are JSON objects with members. */
export function joinDocument(summary: string, details: string): string {
  return `${summary.slice(0, -1)},${details.slice(1)}`;
}

/** Details of a claim as JSON in the order in which they are composed, as they are kept. */
export function packDetails(details: string): string {
  const tail = details.indexOf(TAIL);
  const articles = new Map<string, string>();
  let head = "";
  let from = 0;
  for (let at = details.indexOf(NAMED); at !== -1 && at < tail; at = details.indexOf(NAMED, from)) {
    const begin = at + NAMED.length - 1;
    const end = objectEnd(details, begin);
    const article = details.slice(begin, end);
    let name = articles.get(article);
    if (name === undefined) {
      name = nameOf(articles.size);
      articles.set(article, name);
    }
    head += `${details.slice(from, begin)}${OWN}${name}`;
    from = end;
  }
  if (tail === -1 || articles.size > RADIX ** 3) throw new Error("these are no details of a claim");
  head += details.slice(from, tail);
  const lines = [...articles.keys()].map((article) => `${PHRASES.pack(article)}${END}`);
  return `${PHRASES.pack(head)}${details.slice(tail)}${END}${lines.join("")}`;
}

/** A whole document, kept as the triggers write it: its summary as it is. Null for one with its members in another order. */
export function packDocument(document: string): string | null {
  const at = document.indexOf(EVIDENCE);
  const members = Object.keys(JSON.parse(document)).slice(-DETAILS.length);
  if (at === -1 || members.some((member, i) => member !== DETAILS[i])) return null;
  return `${document.slice(0, at)},${packDetails(`{${document.slice(at + 1)}`).slice(1)}`;
}

/**
 * The inverse, also of a whole document that ends with them; a text that is not packed is given back.
 * @param address put before the paths of pages that were packed, as it stands in JSON
 */
export function unpackDetails(kept: string, address = ""): string {
  const end = kept.indexOf(END);
  if (end === -1) return kept;
  const lines = kept.slice(end + 1).split(END);
  const known: string[] = [];
  const own = (name: string) => {
    const number = numberOf(name);
    known[number] ??= PHRASES.unpack(lines[number] ?? "", address);
    return known[number];
  };
  return PHRASES.unpack(kept.slice(0, end), address, own);
}

/** The inverse for what has codes of phrases alone: quotes, see {@link QUOTE}. */
export function unpackQuotes(kept: string, address = ""): string {
  return PHRASES.unpack(kept, address);
}

function nameOf(number: number): string {
  return String.fromCharCode(
    FIRST + Math.floor(number / RADIX ** 2),
    FIRST + (Math.floor(number / RADIX) % RADIX),
    FIRST + (number % RADIX),
  );
}

function numberOf(name: string): number {
  const [high, middle, low] = [0, 1, 2].map((i) => name.charCodeAt(i) - FIRST);
  return ((high ?? 0) * RADIX + (middle ?? 0)) * RADIX + (low ?? 0);
}

/** Where the JSON object that begins at a place ends. */
function objectEnd(json: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case 0x7b:
        depth++;
        break;
      case 0x7d:
        if (--depth === 0) return at + 1;
        break;
      case 0x22:
        at = stringEnd(json, at);
    }
  }
  throw new Error("an object without an end");
}

/** Where the quotation mark stands that ends the string which begins at a place. */
function stringEnd(json: string, begin: number): number {
  for (let at = json.indexOf('"', begin + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let before = at - 1;
    while (json.charCodeAt(before) === 0x5c) before--;
    if ((at - before) % 2 === 1) return at;
  }
  throw new Error("a string without an end");
}

// In SQL, of columns that hold details as they are kept, or as they were before they were kept so. `","reviews":[` and `,"relations":[`
// stand in no string, for every quotation mark in one is escaped, and nothing before them has such members.

/** The array of reviews, as JSON. */
export function reviewsOf(details: string): string {
  const begin = `instr(${details}, '${TAIL}')`;
  return `substr(${details}, ${begin} + ${TAIL.length - 1}, instr(${details}, '${RELATIONS}') - ${begin} - ${TAIL.length - 1})`;
}

/** Of a whole document, packed: its summary, as JSON. */
export function summaryInPacked(document: string): string {
  return `substr(${document}, 1, instr(${document}, '${EVIDENCE}') - 1) || '}'`;
}

/** The array of relations of a whole document, as JSON. */
export function relationsOf(document: string): string {
  const json = `substr(${document}, 1, instr(${document} || char(10), char(10)) - 1)`;
  return `rtrim(substr(${json}, instr(${json}, '${RELATIONS}') + ${RELATIONS.length - 1}), '}')`;
}

/** Bytes behind the code of an article in a quote: a code, a time, a quotation mark. The brace behind them is left. */
const BEHIND = 26;

/** Of a row `s` of published_spans and its claim `p`: the quote as JSON with the member `claim`, codes of phrases in it. */
export const QUOTE = `(
  cast(substr(cast(p.details as blob), s.quote_at, s.quote_head) as text)
  || cast(substr(cast(p.details as blob), s.article_at, s.article_length) as text)
  || cast(substr(cast(p.details as blob), s.quote_at + s.quote_head + 4, ${BEHIND}) as text)
  || ',"claim":"' || p.claim_id || '"}')`;

/** Details with nothing packed in them but which article stands where, for who puts other words into them. */
export const plainInSql = (details: string) => PHRASES.unpackedInSql(details);

/** The same with the phrases by which quotes are found, and those alone, packed again. They stand nowhere but in quotes and articles. */
export const placedInSql = (plain: string) => PHRASES.packedInSql(plain, [SPAN, ARTICLE, AFTER_ARTICLE]);
