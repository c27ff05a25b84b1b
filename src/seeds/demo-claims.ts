import { DEMO_TAKEN, pasted } from "../words/demo-article.ts";
import type { SeedClaim, SeedSpan, SeedVerdict } from "./format.ts";

export const DEMO_ARTICLE_KEY = "harbour-library";
/** Another number than any claim's: the ids of events follow from their subject's. */
export const DEMO_ARTICLE_ID = demoId("art", 900);
/** When all of it was made; a second one is a claim. */
const DAY = "2026-11-20";
export const DEMO_MADE_AT = `${DAY}T12:00:00.000Z`;
export const DEMO_SEEN_AGAIN_AT = "2026-11-21T12:00:00.000Z";

const CONTEXT_LENGTH = 64;
const TEXT = pasted(DEMO_TAKEN);

/** Whose words a quote is, if not the article's own. */
type Speaker = SeedSpan["assertedBy"];
const COUNCIL: Speaker = { name: "City council of Larkmouth", role: "builder", claimantSide: false };
const LIBRARIAN: Speaker = { name: "Head librarian", role: "not named", claimantSide: false };

interface DemoQuote {
  role: SeedSpan["role"];
  exact: string;
  stance?: SeedSpan["stance"];
  assertedBy?: Speaker;
}

interface DemoClaim {
  text: string;
  slug: string;
  quotes: readonly [DemoQuote, ...DemoQuote[]];
  label: SeedVerdict["label"];
  headline: string;
  summary: string;
  searched?: string;
  notSeen: string;
}

/** One of each kind of mark: evidence, the claim itself, what the article only reports; standing, changed, gone. */
const CLAIMS: readonly DemoClaim[] = [
  {
    text: "The harbour library in Larkmouth reopened on 3 March 2026.",
    slug: "the-harbour-library-in-larkmouth-reopened-on-3-march-2026",
    quotes: [{ role: "supports", exact: "reopened on Tuesday, 3 March 2026" }],
    label: "supported",
    headline: "One article reports the day.",
    summary: "The article gives the day and the weekday, and the two agree.",
    notSeen: "an announcement by the library",
  },
  {
    text: "The rebuilding of the harbour library in Larkmouth cost 4.2 million crowns.",
    slug: "the-rebuilding-of-the-harbour-library-in-larkmouth-cost-4-2-million-crowns",
    quotes: [{ role: "supports", exact: "the work cost 4.2 million crowns", assertedBy: COUNCIL }],
    label: "mostly_supported",
    headline: "The council gave this figure; its table of costs was not seen.",
    summary: "The figure is the city council’s own. One article repeats it.",
    notSeen: "the table of costs",
  },
  {
    text: "The storm destroyed no book on the upper floors of the harbour library in Larkmouth.",
    slug: "the-storm-destroyed-no-book-on-the-upper-floors-of-the-harbour-library-in",
    quotes: [
      {
        role: "supports",
        exact: "None of the 60,000 books on the upper floors was lost",
        assertedBy: LIBRARIAN,
      },
    ],
    label: "mostly_supported",
    headline: "The head librarian said so; no list was seen.",
    summary: "One article repeats what the head librarian said.",
    notSeen: "a list of the library’s books",
  },
  {
    text: "The harbour library in Larkmouth is open on Sundays.",
    slug: "the-harbour-library-in-larkmouth-is-open-on-sundays",
    quotes: [
      { role: "refutes", exact: "The opening hours on the door name six days, and Sunday is not among them" },
      {
        role: "appearance",
        stance: "disputes",
        exact: "the library is now open every day, Sundays included",
      },
    ],
    label: "refuted",
    headline: "The opening hours on the door name six days without Sunday.",
    summary: "A leaflet promised it. According to the article the library’s own opening hours say otherwise.",
    notSeen: "the opening hours themselves",
  },
  {
    text: "The harbour library in Larkmouth will earn back the costs of its rebuilding within five years.",
    slug: "the-harbour-library-in-larkmouth-will-earn-back-the-costs-of-its-rebuilding",
    quotes: [
      {
        role: "appearance",
        stance: "reports",
        exact: "the building would earn back its costs within five years",
      },
      { role: "context", exact: "the council’s budget names no such income" },
    ],
    label: "unproven",
    headline: "One councillor said so; nothing seen shows how.",
    summary: "The article says that the councillor gave no reason, and that the budget names no such income.",
    searched: "the article, for a figure of the building’s income",
    notSeen: "the council’s budget",
  },
  {
    text: "Entrance to the exhibition about the storm in the harbour library in Larkmouth is free.",
    slug: "entrance-to-the-exhibition-about-the-storm-in-the-harbour-library-in-larkmouth",
    quotes: [{ role: "appearance", stance: "asserts", exact: "entrance to it is free" }],
    label: "unproven",
    headline: "The article says so; nothing else was seen that does.",
    summary: "Nobody but the article’s writer says so, and a claim is no evidence for itself.",
    searched: "the article, for a price or a notice",
    notSeen: "the exhibition’s own notice",
  },
];

/** The claims of the demonstration's own article, as seeds are written. */
export function demoClaims(): SeedClaim[] {
  return CLAIMS.map(({ text, slug, quotes, searched, notSeen, ...judged }, i) => {
    const spans = quotes.map((quote, q) => demoSpan(quote, 10 * (i + 1) + q));
    const receipts = spans.filter(({ role }) => role === "supports" || role === "refutes");
    const at = (second: number) => `${DAY}T12:0${i + 1}:${second}.000Z`;
    return {
      id: demoId("clm", i),
      slug,
      text,
      kind: "fact",
      claimant: null,
      claimedOn: null,
      language: "en",
      topics: ["demonstration"],
      about: [],
      relations: [],
      createdAt: at(10),
      spans,
      verdict: {
        ...judged,
        id: demoId("ver", i),
        ratingText: null,
        basis: { strength: "one_report", note: null },
        restsOn: receipts.map(({ id }) => id),
        implied: null,
        searched: searched === undefined ? [] : [searched],
        notSeen: [notSeen],
        notDecided: [],
        instead: null,
        reply: null,
        asOf: null,
        issuedAt: at(20),
      },
      publication: { id: demoId("pub", i), publishedAt: at(30) },
    };
  });
}

function demoSpan({ role, exact, stance = null, assertedBy = null }: DemoQuote, number: number): SeedSpan {
  const start = TEXT.indexOf(exact);
  const end = start + exact.length;
  return {
    id: demoId("spn", number),
    article: DEMO_ARTICLE_KEY,
    role,
    stance,
    quote: {
      exact,
      prefix: TEXT.slice(Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: TEXT.slice(end, end + CONTEXT_LENGTH),
      start,
      end,
    },
    assertedBy,
    note: null,
  };
}

/** The last two characters of a subject's id count the events of its history: what is counted here stands before them. */
export function demoId(prefix: string, number: number): string {
  return `${prefix}_01m9demp0000000000000${String(number).padStart(3, "0")}00`;
}
