import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { assess, compare } from "../../src/matching/decide.ts";
import { readClaim, readQuery } from "../../src/matching/readings.ts";
import { readPairs } from "./pairs.ts";

/** What one sentence leaves unexplained of a claim, and the claim of it. */
function residueOf(passage: string, claim: string, language = "en") {
  const query = readQuery(passage, null, language === "en" ? null : language);
  const [read] = query.stretches[0]?.passages ?? [];
  if (read === undefined) throw new Error(`no words: ${passage}`);
  return compare(
    read,
    readClaim({ text: claim, kind: "fact", claimant: null, language, around: [] }),
    query,
  ).residue.map(({ side, text, why }) => `${side}: ${text} (${why})`);
}

describe("a passage that says what the claim says", () => {
  it.each([
    ["letter for letter", "The mayor closed the shelter.", "The mayor closed the shelter."],
    [
      "in other typography",
      "“The mayor’s office closed it – again”",
      "The mayor's office closed it - again.",
    ],
    ["without articles or stop", "Mayor closed shelter", "The mayor closed a shelter."],
    ["in capitals", "MAYOR CLOSED THE SHELTER", "The mayor closed the shelter."],
    ["behind a herald", "BREAKING: The mayor closed the shelter", "The mayor closed the shelter."],
    ["in contractions", "The mayor didn't close it.", "The mayor did not close it."],
    ["in the perfect", "The mayor has closed the shelter.", "The mayor closed the shelter."],
    ["in the perfect, irregularly", "The thief has taken the car.", "The thief took the car."],
    [
      "with another number format",
      "$3 million and 5% for 12 men",
      "3 million dollars and five percent for twelve men",
    ],
    ["with a date turned round", "It burned on May 5th, 2021.", "It burned on 5 May 2021."],
    ["in American spelling", "The labor program was canceled.", "The labour programme was cancelled."],
    ["with a listed word", "The U.S. outlawed kids' films.", "The United States banned children's movies."],
    [
      "in the passive",
      "Three libraries were closed by the council in May.",
      "The council closed three libraries in May.",
    ],
    [
      "in the passive, the doer last",
      "The man was shot in the back by police.",
      "Police shot the man in the back.",
    ],
    ["with time before it", "In May 2021, the council closed it.", "The council closed it in May 2021."],
    ["with a phrase before it", "After the fire, the mill closed.", "The mill closed after the fire."],
    ["with another owner's mark", "Lyon's mayor closed it.", "The mayor of Lyon closed it."],
    ["with a little word that says nothing", "Rents rose by 5%.", "Rents rose 5%."],
  ])("is proven %s", (_, passage, claim) => {
    expect(residueOf(passage, claim)).toEqual([]);
    expect(residueOf(claim, passage)).toEqual([]);
  });
});

describe("what is not explained", () => {
  it.each([
    [
      "The mayor signed the bill.",
      "The mayor proposed the bill.",
      ["passage: signed (word)", "claim: proposed (modal)"],
    ],
    ["The mayor did not close it.", "The mayor closed it.", ["passage: not (negation)"]],
    ["Some vaccines work.", "Vaccines work.", ["passage: Some (quantifier)"]],
    ["It may rain in Bergen.", "It rains in Bergen.", ["passage: may (modal)"]],
    ["The mill used to close in May.", "The mill closed in May.", ["passage: used to (modal)"]],
    ["Rents fell to 5%.", "Rents fell by 5%.", ["passage: to (function-word)", "claim: by (function-word)"]],
    ["The trial cost €5.", "The trial cost $5.", ["passage: €5 (number)", "claim: $5 (number)"]],
    ["-5 degrees in Oslo.", "5 degrees in Oslo.", ["passage: − (sign)"]],
    ["It fell to -5 degrees.", "It fell to 5 degrees.", ["passage: 5 (number)", "claim: 5 (number)"]],
    ["Anna Berg closed it.", "Anna Bern closed it.", ["passage: Berg (name)", "claim: Bern (name)"]],
    ["He had two canons.", "He had two cañons.", ["passage: canons (letters)", "claim: cañons (letters)"]],
    ["Farmers in May gave us aid.", "Farmers in May gave US aid.", ["claim: US (name)"]],
    ["The mayor closed it?", "The mayor closed it.", ["passage: ? (sign)"]],
    ['The "vaccine" works well.', "The vaccine works well.", ['passage: " (sign)']],
    ["A few people voted.", "Few people voted.", ["passage: A few (quantifier)", "claim: Few (quantifier)"]],
    [
      "All but three survived.",
      "All survived.",
      ["passage: All but (negation)", "passage: three (number)", "claim: All (quantifier)"],
    ],
    ["The army had retreated.", "The army retreated.", ["passage: had (function-word)"]],
    ["Vitamin A helps.", "Vitamin helps.", ["passage: A (name)"]],
    [
      "The guests, who knew, left.",
      "The guests who knew left.",
      ["passage: who (sign)", "claim: who (sign)"],
    ],
  ])("%s | %s", (passage, claim, residue) => {
    expect(residueOf(passage, claim)).toEqual(residue);
  });

  it.each([
    ["Man bites dog.", "Dog bites man."],
    ["The mayor of Turin met the mayor of Lyon.", "The mayor of Lyon met the mayor of Turin."],
    ["A wolf was attacked by a hiker.", "A wolf attacked a hiker."],
    ["The mayor was accused of fraud.", "The mayor accused of fraud."],
    ["After the bank closed, the fire started.", "The bank closed after the fire started."],
    ["In 2010, flats built in 1990 were demolished.", "In 1990, flats built in 2010 were demolished."],
    ["In 2030, the council voted to close it.", "The council voted to close it in 2030."],
    ["Nurses in Ohio earn less than janitors.", "Janitors in Ohio earn less than nurses."],
    ["Only men can vote in Chad.", "Men can vote only in Chad."],
    ["Troops in Libya attacked rebels in Chad.", "Troops in Chad attacked rebels in Libya."],
    ["Norway banned vans, not cars.", "Norway banned cars, not vans."],
  ])("nor does another order prove anything: %s | %s", (passage, claim) => {
    expect(residueOf(passage, claim)).not.toEqual([]);
  });

  it("is said to be only the order where it is", () => {
    expect(residueOf("Man bites dog.", "Dog bites man.")).toEqual(["passage: bites dog (order)"]);
  });
});

/** What the first sentence of a text is to a claim. */
function confidenceOf(text: string, claim: string) {
  const query = readQuery(text, null, null);
  const [read] = query.stretches[0]?.passages ?? [];
  if (read === undefined) throw new Error(`no words: ${text}`);
  const reading = readClaim({ text: claim, kind: "fact", claimant: null, language: "en", around: [] });
  return assess(read, reading, query).confidence;
}

describe("what says little", () => {
  it.each([
    [
      "Sen. Ada Cole put off the vote on the water bill.",
      "Senator Ada Cole postponed the vote on the water bill.",
    ],
    [
      "Ada Cole postponed the vote on the water bill.",
      "Senator Ada Cole postponed the vote on the water bill.",
    ],
    [
      "The firm from Turin supplied the engines for the boats.",
      "The Turin firm supplied the engines for the boats.",
    ],
    [
      "Good news for Gran: the vaccine prevents the flu in people over 65.",
      "The vaccine prevents the flu in people over 65.",
    ],
    ["The thieves kidnapped the bishop in Lima.", "The thieves abducted the bishop in Lima."],
    // Other words for it, and the whole turned round.
    [
      "The engines of the old boats were bought up by a firm in Turin last spring.",
      "Last spring a firm in Turin purchased the engines of the old boats.",
    ],
    [
      "The spring tour of the Lima orchestra was called off over wages that had not been paid.",
      "The Lima orchestra cancelled its spring tour over unpaid wages.",
    ],
    ["In Lima one adult in six is given tablets.", "In Lima one in six adults is given tablets."],
    ["The bishop left Lima after seven days of talks.", "The bishop left Lima after a week of talks."],
    [
      "The champion fell in round four of the fight in Turin.",
      "The champion fell in the fourth round of the fight in Turin.",
    ],
  ])("is likely: %s | %s", (passage, claim) => {
    expect(confidenceOf(passage, claim)).toBe("likely");
  });

  it.each([
    [
      "Ada Cole did not postpone the vote on the water bill.",
      "Senator Ada Cole postponed the vote on the water bill.",
    ],
    [
      "Ada Cole may postpone the vote on the water bill.",
      "Senator Ada Cole postponed the vote on the water bill.",
    ],
    [
      "Nearly all the engines for the boats came from the Turin firm.",
      "All the engines for the boats came from the Turin firm.",
    ],
    ["The trial in Turin cost the firm €5.", "The trial in Turin cost the firm $5."],
    ["Did the thieves abduct the bishop in Lima?", "The thieves abducted the bishop in Lima."],
    [
      "Flats in Turin built in 1990 were demolished in 2010.",
      "Flats in Turin built in 2010 were demolished in 1990.",
    ],
    ["The bishop said it in Lima.", "The thieves abducted the bishop in Lima."],
    ["The thieves were abducted with the bishop in Lima.", "The thieves abducted the bishop in Lima."],
    ["The bishop claims that the thieves abducted him in Lima.", "The thieves abducted the bishop in Lima."],
    ["Lima bans cruise ships from its port until 2026.", "Lima bans cruise ships from its port from 2026."],
    ["The bank lent $11 in May and $14 in June.", "The bank lent $14 in May and $11 in June."],
    ["Core inflation fell in May.", "Inflation fell in May."],
    ["The storm brought the bridge down.", "The bridge withstood the storm."],
    [
      "The bishop of Lima was turned down for the job in Turin.",
      "The bishop of Lima turned down the job in Turin.",
    ],
    ["In Lima one adult in seven is given tablets.", "In Lima one in six adults is given tablets."],
    ["The bishop left Lima after eight days of talks.", "The bishop left Lima after a week of talks."],
    ["The thieves guarded the bishop in Lima.", "The thieves abducted the bishop in Lima."],
    [
      "The state handed the engines to the firm in Turin.",
      "The state sold the engines to the firm in Turin.",
    ],
    ["The bank in Lima cut the fee to 5 percent.", "The bank in Lima cut the fee by 5 percent."],
    [
      "The firm in Turin lost the keys of the engines for the boats.",
      "The firm in Turin lost the engines for the boats.",
    ],
    ["The bridge in Turin opened two months late.", "The bridge in Turin opened two years late."],
  ])("is not: %s | %s", (passage, claim) => {
    expect(confidenceOf(passage, claim)).toBe("possible");
  });
});

describe("a language whose denials are not known", () => {
  it.each([
    ["es", "“El mar subió veinte metros”", "El mar subió veinte metros."],
    ["de", "die Brücke in Köln ist gesperrt", "Die Brücke in Köln ist gesperrt."],
    ["ja", "ﾜｸﾁﾝで電話につながる", "ワクチンで電話につながる。"],
    ["ar", "المـــدرسة مغلقة", "المدرسة مغلقة"],
  ])("%s: a repetition in the same letters is one", (language, passage, claim) => {
    expect(residueOf(passage, claim, language)).toEqual([]);
  });

  it.each([
    ["it", "La città non ha vietato le auto", "La città ha vietato le auto"],
    ["vi", "Bà chủ tịch bán bơ của hợp tác xã", "Bà chủ tịch bán bò của hợp tác xã"],
    ["zh", "特朗普没有退出协定", "特朗普退出协定"],
  ])("%s: %s | %s is none", (language, passage, claim) => {
    expect(residueOf(passage, claim, language)).toContain(`passage: ${passage} (language)`);
  });

  it("is seen in a claim that is said to be English, too", () => {
    expect(
      residueOf("La ville a interdit les vélos dans le parc", "A Paris la ville les vélos dans le parc"),
    ).toEqual(["passage: La ville a interdit les vélos dans le parc (language)"]);
  });
});

describe("Spanish, French, German and Portuguese", () => {
  it.each([
    ["es", "El mar subió veinte metros en 2019", "El mar subió 20 metros en 2019"],
    ["es", "La fábrica fue cerrada por el ayuntamiento", "El ayuntamiento cerró la fábrica"],
    ["es", "En 2019, el ayuntamiento cerró la fábrica", "El ayuntamiento cerró la fábrica en 2019"],
    ["es", "El ayuntamiento ha cerrado la fábrica", "El ayuntamiento cerró la fábrica"],
    ["fr", "La mairie a été fermée par le préfet", "Le préfet a fermé la mairie"],
    ["fr", "En 2019, le préfet a fermé la mairie", "Le préfet a fermé la mairie en 2019"],
    ["de", "Der Zoo wurde von der Stadt geschlossen", "Die Stadt hat den Zoo geschlossen"],
    ["de", "Die Stadt schloss drei Schulen", "Die Stadt schloss 3 Schulen"],
    ["pt", "A fábrica foi fechada pela prefeitura", "A prefeitura fechou a fábrica"],
    ["pt", "Em 2019, a prefeitura fechou a fábrica", "A prefeitura fechou a fábrica em 2019"],
  ])("%s: %s | %s is proven", (language, passage, claim) => {
    expect(residueOf(passage, claim, language)).toEqual([]);
    expect(residueOf(claim, passage, language)).toEqual([]);
  });

  it.each([
    ["es", "El mar subió en un ano", "El mar subió en un año", ["passage: ano (word)", "claim: año (word)"]],
    ["es", "No cerró la fábrica", "No, cerró la fábrica", ["passage: cerró (order)"]],
    ["es", "La fábrica no fue cerrada", "La fábrica fue cerrada", ["passage: no (negation)"]],
    ["es", "Casi todos votaron", "Todos votaron", ["passage: Casi (quantifier)"]],
    ["es", "El ayuntamiento fue cerrado por la fábrica", "El ayuntamiento cerró la fábrica", null],
    ["fr", "Le maire a interdit les vélos", "Le maire a interdit des vélos", null],
    [
      "fr",
      "Le maire peut fermer le pont",
      "Le maire va fermer le pont",
      ["passage: peut (modal)", "claim: va (modal)"],
    ],
    ["fr", "Le maire n'a pas fermé le pont", "Le maire a fermé le pont", null],
    ["de", "Die Stadt hat das nie erlaubt", "Die Stadt hat das je erlaubt", null],
    ["de", "Die Stadt wurde von dem Zoo geschlossen", "Die Stadt hat den Zoo geschlossen", null],
    ["pt", "A cidade não proibiu carros", "A cidade proibiu carros", ["passage: não (negation)"]],
    ["pt", "A prefeitura foi fechada pela fábrica", "A prefeitura fechou a fábrica", null],
  ])("%s: %s | %s is not", (language, passage, claim, residue) => {
    const found = residueOf(passage, claim, language);
    if (residue === null) expect(found).not.toEqual([]);
    else expect(found).toEqual(residue);
  });
});

describe("a sentence beside it", () => {
  const claim = readClaim({
    text: "The mayor closed the shelter.",
    kind: "fact",
    claimant: null,
    language: "en",
    around: [],
  });
  const compared = (text: string) => {
    const query = readQuery(text, null, null);
    const passage = query.stretches
      .flatMap((stretch) => stretch.passages)
      .find((one) => one.text.startsWith("The mayor closed the shelter"));
    if (passage === undefined) throw new Error("not there");
    return compare(passage, claim, query);
  };
  const neighbourOf = (text: string) =>
    compared(text).residue.map(({ text: what, why }) => `${what} (${why})`);

  it.each([
    ["The mayor closed the shelter. That never happened.", ["never (neighbour)"]],
    ["Don't believe this one. The mayor closed the shelter.", ["Don't (neighbour)"]],
    ["The mayor closed the shelter. So says his rival.", ["So says his rival. (neighbour)"]],
    ["The mayor closed the shelter. Really?", ["Really? (neighbour)"]],
    ["What people share:\nThe mayor closed the shelter.", ["What people share: (neighbour)"]],
    ["The mayor closed the shelter. Eso es falso.", ["falso (neighbour)"]],
    ["The mayor closed the shelter. 🤥 Ha ha.", ["🤥 (neighbour)"]],
    [
      `${"It rained in the old town all day. ".repeat(9)}The mayor closed the shelter. That is a lie, as the town knows.`,
      ["lie (neighbour)"],
    ],
  ])("may take it back: %s", (text, residue) => {
    expect(neighbourOf(text)).toEqual(residue);
  });

  it.each([
    "The mayor closed the shelter. Rents in the old town did not rise for the third year in a row.",
    "Trains to the airport were not running on Monday because of snow. The mayor closed the shelter.",
    "The mayor closed the shelter. Fishermen on the east coast have no quota left for cod and herring.",
  ])("that denies something else leaves little in doubt: %s", (text) => {
    expect(compared(text)).toMatchObject({ residue: [{ why: "neighbour" }], small: true });
  });

  it.each([
    "The mayor closed the shelter. The shelter, its keeper says, did not close on Monday or Tuesday.",
    "The mayor closed the shelter. She did not sign a paper of any kind on Monday morning.",
    "The mayor closed the shelter. Police found no evidence of any order from the town hall.",
    "The mayor closed the shelter. The doors were not shut.",
    "The mayor closed the shelter. Town hall denies all of what was written last week.",
    "The mayor closed the shelter. Nothing of the kind was done by the town hall last week.",
  ])("that may deny it leaves much in doubt: %s", (text) => {
    const { residue, small } = compared(text);
    expect(residue).not.toEqual([]);
    expect(small).toBe(false);
  });

  it.each([
    "The mayor closed the shelter. It stands by the river.",
    "Good morning from the town hall. The mayor closed the shelter.",
  ])("may say something else: %s", (text) => {
    expect(neighbourOf(text)).toEqual([]);
  });
});

describe("pairs by somebody who did not know the rules", () => {
  const line = z.object({
    claim: z.string(),
    passage: z.string(),
    kind: z.enum(["changed", "paraphrase", "reports", "related"]),
    language: z.string(),
  });
  const lines = readFileSync(new URL("pairs/first-sight.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((one) => line.parse(JSON.parse(one)));
  const found = lines.map(({ claim, passage, kind, language }) => {
    const query = readQuery(passage, null, language === "en" ? null : language);
    const reading = readClaim({ text: claim, kind: "fact", claimant: null, language, around: [] });
    const passages = query.stretches.flatMap((stretch) => stretch.passages);
    return { kind, confidences: passages.map((one) => assess(one, reading, query).confidence) };
  });
  const share = (kind: string, confidence: "match" | "likely"): number => {
    const own = found.filter((one) => one.kind === kind);
    return own.filter((one) => one.confidences.includes(confidence)).length / own.length;
  };

  it("a changed or merely related sentence is never a match, nor what somebody said", () => {
    expect(["changed", "related", "reports"].map((kind) => share(kind, "match"))).toEqual([0, 0, 0]);
  });

  it("hardly any of them is likely, and a fifth of the paraphrases are", () => {
    expect(share("changed", "likely")).toBeLessThanOrEqual(0.02);
    expect(share("related", "likely")).toBeLessThanOrEqual(0.02);
    expect(share("paraphrase", "likely") + share("paraphrase", "match")).toBeGreaterThanOrEqual(0.2);
  });
});

describe("the pairs written for this", () => {
  const proven = (name: Parameters<typeof readPairs>[0]): number => {
    const pairs = readPairs(name);
    return pairs.filter((pair) => residueOf(pair.passage, pair.claim).length === 0).length / pairs.length;
  };

  it("no changed claim is proven, nor what somebody said", () => {
    expect(proven("changed")).toBe(0);
    expect(proven("reports")).toBe(0);
  });

  it("some paraphrases are", () => {
    expect(proven("paraphrases")).toBeGreaterThanOrEqual(0.06);
  });

  it("hardly anything else is likely, and many of the paraphrases are", () => {
    const likely = (name: Parameters<typeof readPairs>[0]): number => {
      const pairs = readPairs(name);
      return (
        pairs.filter(({ passage, claim }) => confidenceOf(passage, claim) === "likely").length / pairs.length
      );
    };
    expect(likely("changed")).toBeLessThanOrEqual(0.01);
    expect(likely("related")).toBe(0);
    expect(likely("reports")).toBeLessThanOrEqual(0.02);
    expect(likely("paraphrases")).toBeGreaterThanOrEqual(0.4);
  });
});

describe("what is likely", () => {
  it.each([
    [
      "in the words of a phrase",
      "On Tuesday the council gave the new stadium the green light.",
      "The council approved the new stadium on Tuesday.",
    ],
    [
      "by a custody",
      "Three men were taken into custody by police after the robbery.",
      "The police arrested three men after the robbery.",
    ],
    [
      "a comparison from its other end",
      "Sri Lanka exports less tea than Kenya.",
      "Kenya exports more tea than Sri Lanka.",
    ],
    ["a part of an hour", "The ship sank in thirty minutes.", "The ship sank in half an hour."],
    [
      "the other end of a sale",
      "A circus bought the horse from the farmer.",
      "The farmer sold the horse to a circus.",
    ],
    [
      "a phrase around its object",
      "The club showed its coach the door on Sunday.",
      "The club dismissed its coach on Sunday.",
    ],
    [
      "what is done no longer",
      "The company no longer sells cigarettes since 2019.",
      "The company stopped selling cigarettes in 2019.",
    ],
    [
      "a share in per cent",
      "50 percent of the pupils failed the test.",
      "Half of the pupils failed the test.",
    ],
    [
      "a finding of guilt",
      "The banker was convicted of fraud by the court.",
      "The court found the banker guilty of fraud.",
    ],
    [
      "deaths for a killing",
      "Four people lost their lives in the storm in Brest.",
      "The storm killed four people in Brest.",
    ],
    [
      "a phrase with a particle",
      "The parade was called off because of rain.",
      "The parade was cancelled because of rain.",
    ],
    ["time before it", "On Thursday, the team flew home.", "The team flew home on Thursday."],
  ])("is told by %s", (_, passage, claim) => {
    expect(confidenceOf(passage, claim)).not.toBe("possible");
  });

  it.each([
    [
      "another deed",
      "The council discussed the new stadium on Tuesday.",
      "The council approved the new stadium on Tuesday.",
    ],
    [
      "the other side of a time",
      "The tower was finished after the siege had begun.",
      "The tower was finished before the war.",
    ],
    ["up to where for by how much", "Rents fell to 5 percent in Graz.", "Rents fell by 5 percent in Graz."],
    [
      "the poster of it",
      "The poster of the film about the strike won a prize.",
      "The film about the strike won a prize.",
    ],
    ["how often", "The singer gave two concerts a week in May.", "The singer gave two concerts in May."],
    ["a deed of that form", "The firm trains its drivers.", "The firm pays its drivers."],
    [
      "whom it is said of",
      "Coffee lowers the risk of gout in women over fifty.",
      "Coffee lowers the risk of gout.",
    ],
    ["exchanged ends", "Sri Lanka exports more tea than Kenya.", "Kenya exports more tea than Sri Lanka."],
    [
      "exchanged ends of a sale",
      "A circus sold the horse to the farmer.",
      "The farmer sold the horse to a circus.",
    ],
    ["minutes for hours", "The bus leaves two minutes late.", "The bus leaves two hours late."],
  ])("is not bought for %s", (_, passage, claim) => {
    expect(confidenceOf(passage, claim)).toBe("possible");
  });
});
