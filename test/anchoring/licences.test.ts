import { describe, expect, it } from "vitest";
import { describe as describeQuote, find, prepareText } from "../../src/anchoring/index.ts";
import { LICENCES } from "../../src/anchoring/licences/all.ts";

const BEFORE = "The council met in the old town hall late on Monday evening. ";
const AFTER = ". The next meeting will be held in the spring of next year.";

function isFlagged(quote: string, now: string): boolean {
  const length = Array.from(quote).length;
  const selector = describeQuote(BEFORE + quote + AFTER, BEFORE.length, BEFORE.length + length);
  return find(prepareText(BEFORE + now + AFTER), selector).meaningMayHaveChanged;
}

interface Examples {
  /** Pairs that say the same. */
  readonly same: readonly (readonly [string, string])[];
  /** Pairs that look as if they fell under the licence and do not. */
  readonly other: readonly (readonly [string, string])[];
}

const EXAMPLES: Readonly<Record<string, Examples>> = {
  capitals: {
    same: [
      ["The President spoke to the nation", "The president spoke to the nation"],
      ["ministers said the vote was lost", "Ministers said the vote was lost"],
      ["THE STRIKE IS OVER AT LAST", "The strike is over at last"],
      ["The Covid inquiry opened on Friday", "The COVID inquiry opened on Friday"],
    ],
    other: [
      ["He works for the US on farms", "He works for us on farms"],
      ["The plant makes 40 MW of power", "The plant makes 40 mW of power"],
      ["The Greens won in the north", "The greens won in the north"],
      ["She met the Fisher at the pier", "She met the fisher at the pier"],
      [
        "Er hat den Weisen im Wald gesehen und nicht gegrüßt",
        "Er hat den weisen im Wald gesehen und nicht gegrüßt",
      ],
    ],
  },
  marks: {
    same: [
      ["The café on the square was naïve about prices", "The cafe on the square was naive about prices"],
      [
        "Die Straße ist gesperrt und der Zug fährt nicht",
        "Die Strasse ist gesperrt und der Zug faehrt nicht",
      ],
      ["Le train va paraître en retard dans la gare", "Le train va paraitre en retard dans la gare"],
    ],
    other: [
      ["Le pêcheur est dans le port et ne dort pas", "Le pécheur est dans le port et ne dort pas"],
      ["Il a tué le chat et il est parti", "Il a tue le chat et il est parti"],
      ["Er hat den Mann gefordert und nicht bezahlt", "Er hat den Mann gefördert und nicht bezahlt"],
      ["El alcalde habló con la prensa y se fue", "El alcalde hablo con la prensa y se fue"],
      ["قال الوزير إن الحكومة قررت ذلك أمس", "قال الوزير أن الحكومة قررت ذلك أمس"],
      ["He was asked to resume his work here", "He was asked to résumé his work here"],
    ],
  },
  spelling: {
    same: [
      ["The labour organisation recognised it", "The labor organization recognized it"],
      ["The goverment recieved the letter", "The government received the letter"],
    ],
    other: [
      ["The trial of the man was long", "The trail of the man was long"],
      ["The firm contracted him in May", "The firm contacted him in May"],
      ["All counties were asked to vote", "All countries were asked to vote"],
      ["Nous faisons du pain et nous le vendons", "Nous faisions du pain et nous le vendons"],
    ],
  },
  joining: {
    same: [
      ["The e-mail was about health care", "The email was about healthcare"],
      ["It is a long-term plan for growth", "It is a long term plan for growth"],
    ],
    other: [
      ["The minister re-signed on Monday", "The minister resigned on Monday"],
      ["The sofa was re-covered in May", "The sofa was recovered in May"],
      ["They came back some time later on", "They came back sometime later on"],
      ["It may be that they were told", "It maybe that they were told"],
      ["They met a man-eating shark there", "They met a man eating shark there"],
      ["They worked twenty-four hour shifts", "They worked twenty four-hour shifts"],
    ],
  },
  contraction: {
    same: [
      ["He didn't say that they're coming", "He did not say that they are coming"],
      ["It's been said we cannot win here", "It has been said we can't win here"],
    ],
    other: [
      ["We're ready to talk to them now", "Were ready to talk to them now"],
      ["She'll be on the beach by noon", "Shell be on the beach by noon"],
      ["He can't say that it was true", "He can say that it was true"],
      ["She has led the party for years", "She had led the party for years"],
      ["The firm does sell the drug abroad", "The firm did sell the drug abroad"],
    ],
  },
  quantity: {
    same: [
      ["On 5 May 2020 the law was passed", "On May 5, 2020 the law was passed"],
      ["It was the 21st such case here", "It was the twenty-first such case here"],
      ["It opened on Sept. 9 to the public", "It opened on September 9 to the public"],
      ["The fund lost $5.3 million on it", "The fund lost $5,300,000 on it"],
      ["Some 40 per cent of voters stayed away", "Some 40% of voters stayed away"],
      ["They sold 12,500 tickets for it", "They sold 12 500 tickets for it"],
    ],
    other: [
      ["It was the 21st bus on the road", "It was the 21 bus on the road"],
      ["On 5 May 2020 the law was passed", "On 5 May 2021 the law was passed"],
      ["On 5 May 2020 the law was passed", "On 6 May 2020 the law was passed"],
      ["About 1 in 5 patients recovered", "About 1 to 5 patients recovered"],
      ["The profit was (3.2) million", "The profit was 3.2 million"],
      ["One of the men was taken away", "The men were taken away at once"],
    ],
  },
  "clock time": {
    same: [["It began at 5 p.m. in the hall", "It began at 5:00 pm in the hall"]],
    other: [["It began at 5 p.m. in the hall", "It began at 5 a.m. in the hall"]],
  },
  range: {
    same: [["Children aged 10-12 may come", "Children aged 10 to 12 may come"]],
    other: [["It was 12-10 at the break", "It was 12 to 14 at the break"]],
  },
  "date words": {
    same: [["He said on Monday that it was lost", "He said Monday that it was lost"]],
    other: [["He left before Monday came round", "He left Monday came round"]],
  },
  "counted hyphen": {
    same: [["Police held a 25-year-old man", "Police held a 25 year old man"]],
    other: [["The 20-odd guests went home", "The 20 odd guests went home"]],
  },
  comma: {
    same: [
      ["In 2019, the price of bread rose", "In 2019 the price of bread rose"],
      ["They took bread, milk, and eggs", "They took bread, milk and eggs"],
      ["Ana Ruiz, who led the party, won", "Ana Ruiz who led the party, won"],
    ],
    other: [
      ["The players who trained hard won the cup", "The players, who trained hard, won the cup"],
      ["No, prices have risen in the town", "No prices have risen in the town"],
      ["The lawyer said the witness was a liar", "The lawyer, said the witness, was a liar"],
      ["The laws which restrict speech fell", "The laws, which restrict speech, fell"],
    ],
  },
  brackets: {
    same: [["The road (now shut) was old", "The road, now shut, was old"]],
    other: [["The loss was (40) in the table", "The loss was 40 in the table"]],
  },
  "closing bracket": {
    same: [["Sales begin tomorrow, Friday. They end soon", "Sales begin tomorrow (Friday). They end soon"]],
    other: [["Sales of 40 fell in the year (3.2). They end", "Sales of 40 fell in the year 3.2. They end"]],
  },
  "exchanged signs": {
    same: [["Prices rose; wages did not", "Prices rose - wages did not"]],
    other: [["Is it over? They do not know", "It is over. They do not know"]],
  },
  "full stop": {
    same: [["Mr. Hale of the U.S. team won", "Mr Hale of the US team won"]],
    other: [["They came. Here they stayed", "They came here. They stayed"]],
  },
  "character reference": {
    same: [["Smith &amp; Sons don&#39;t sell it", "Smith & Sons don't sell it"]],
    other: [["Smith &lt; Sons sold the shop", "Smith & Sons sold the shop"]],
  },
  "compatible characters": {
    same: [["The CO₂ levels rose last year", "The CO2 levels rose last year"]],
    other: [["An area of 10² metres was lost", "An area of 102 metres was lost"]],
  },
  "times sign": {
    same: [["A room of 3 x 4 metres was let", "A room of 3 × 4 metres was let"]],
    other: [["A room of 3 × 4 metres was let", "A room of 3 + 4 metres was let"]],
  },
  ampersand: {
    same: [["Smith & Sons sold the shop", "Smith and Sons sold the shop"]],
    other: [["Smith & Sons sold the shop", "Smith or Sons sold the shop"]],
  },
  abbreviation: {
    same: [
      ["Dr. Hale flew to the UK on leave", "Doctor Hale flew to the United Kingdom on leave"],
      ["They drove 40 km on the road", "They drove 40 kilometres on the road"],
    ],
    other: [["Dr. Hale flew to the UK on leave", "Dr. Hale flew to the US on leave"]],
  },
  phrase: {
    same: [
      ["The wolf was seen near the school", "The wolf was seen close to the school"],
      ["The garden covers 600 square metres", "The garden covers 600 m²"],
    ],
    other: [["The wolf was seen near the school", "The wolf was seen in the school"]],
  },
  "doubled word": {
    same: [["They wrote an a essay on bees", "They wrote an essay on bees"]],
    other: [["They wrote an essay on the bees", "They wrote an essay on bees"]],
  },
  "a, an": {
    same: [["It was a historic day for them", "It was an historic day for them"]],
    other: [
      ["They voted for a ban on cars", "They voted for the ban on cars"],
      ["Few people were hurt in the storm", "A few people were hurt in the storm"],
      ["They had little time to leave", "They had a little time to leave"],
    ],
  },
  "relative word": {
    same: [["The law that they passed was old", "The law which they passed was old"]],
    other: [["The man who they met was old", "The man whose they met was old"]],
  },
  that: {
    same: [["He said that his client was ill", "He said his client was ill"]],
    other: [["He said that was the reason", "He said was the reason"]],
  },
  acronym: {
    same: [
      ["The World Health Organization sent a team", "The WHO sent a team"],
      ["The World Food Programme (WFP) has left", "The World Food Programme has left"],
    ],
    other: [
      ["The World Health Organization sent a team", "The WTO sent a team"],
      ["The World Food Programme (UK) has left", "The World Food Programme has left"],
    ],
  },
  "courtesy title": {
    same: [
      ["Then Mr Ortega left at nine", "Then Ortega left at nine"],
      ["Then Ms. Hale left at nine", "Then Hale left at nine"],
      ["The judge, Mrs Coe, was ill", "The judge, Ms Coe, was ill"],
    ],
    other: [
      ["Then Mr Lee left at nine", "Then Mrs Lee left at nine"],
      ["Then President Hale left at nine", "Then Hale left at nine"],
      ["Then Mr Hale left at nine", "Then Cole left at nine"],
    ],
  },
  "bound of a number": {
    same: [
      ["Some 300 people came to the hall", "About 300 people came to the hall"],
      ["It cost more than $40 a head", "It cost over $40 a head"],
      ["At least forty homes were lost", "No fewer than forty homes were lost"],
    ],
    other: [
      ["It cost more than $40 a head", "It cost nearly $40 a head"],
      ["Some members voted for it", "About members voted for it"],
      ["Up to forty homes were lost", "At least forty homes were lost"],
    ],
  },
  "grouped thousands": {
    same: [["Die Firma hat 1.200 Leute in der Stadt", "Die Firma hat 1200 Leute in der Stadt"]],
    other: [
      ["The firm paid 1.200 euros", "The firm paid 1200 euros"],
      ["Die Firma hat 1.20 Anteile in der Stadt", "Die Firma hat 120 Anteile in der Stadt"],
    ],
  },
  "colon before a quote": {
    same: [['The mayor said: "We are ready"', 'The mayor said "We are ready"']],
    other: [['The mayor lied: "We are ready"', 'The mayor lied "We are ready"']],
  },
  genitive: {
    same: [["Then the head of the agency resigned", "Then the agency's head resigned"]],
    other: [
      ["Then a head of the agency resigned", "Then the agency's head resigned"],
      ["Then the head of the agency resigned", "Then the head's agency resigned"],
    ],
  },
  "joined clauses": {
    same: [["The road is shut; the bridge is open", "The road is shut, and the bridge is open"]],
    other: [["The road is shut; the bridge is open", "The road is shut, or the bridge is open"]],
  },
  synonym: {
    same: [["She began to speak to the crowd", "She started to speak to the crowd"]],
    other: [
      ["She began to speak to the crowd", "She refused to speak to the crowd"],
      ["The bank has already paid the fine", "The bank has paid the fine"],
      ["The judge still denies the claim", "The judge denies the claim"],
      ["He was arrested once in the town", "He was arrested in the town"],
      ["The largest firm in town closed", "One of the largest firms in town closed"],
    ],
  },
};

const MOVED: Examples = {
  same: [
    ["However, the pilot kept his nerve", "The pilot, however, kept his nerve"],
    ["On Monday the court heard two witnesses", "The court heard two witnesses on Monday"],
    ['"We are ready," said the coach', '"We are ready," the coach said'],
    ["The rule also applies to cyclists", "The rule applies to cyclists too"],
  ],
  other: [
    ["On Monday he said the bridge was closed", "He said the bridge was closed on Monday"],
    ["Only the mayor spoke to the press", "The mayor only spoke to the press"],
    ["In May the vote was not held", "The vote was not held in May"],
    ["Today Smith beat Jones in the final", "Jones beat Smith in the final today"],
  ],
};

describe("what stands elsewhere in the sentence", () => {
  it.each(MOVED.same)("says the same: %s | %s", (quote, now) => {
    expect([isFlagged(quote, now), isFlagged(now, quote)]).toEqual([false, false]);
  });
  it.each(MOVED.other)("may say something else: %s | %s", (quote, now) => {
    expect([isFlagged(quote, now), isFlagged(now, quote)]).toEqual([true, true]);
  });
});

it("has examples of every licence and of no other", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(LICENCES.map(({ name }) => name).sort());
});

describe.each(Object.entries(EXAMPLES))("%s", (_, { same, other }) => {
  it.each(same)("says the same: %s | %s", (quote, now) => {
    expect([isFlagged(quote, now), isFlagged(now, quote)]).toEqual([false, false]);
  });
  it.each(other)("may say something else: %s | %s", (quote, now) => {
    expect([isFlagged(quote, now), isFlagged(now, quote)]).toEqual([true, true]);
  });
});
