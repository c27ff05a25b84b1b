import { expect, test } from "vitest";
import { describe, find, prepareText } from "../../src/anchoring/index.ts";

const LEAD = "Some earlier words stand here in the article. ";
const TAIL = ". And then the piece goes on with more words.";

/** What is said of a quote when `after` stands where it stood. */
function compare(before: string, after: string) {
  const start = LEAD.length;
  const selector = describe(LEAD + before + TAIL, start, start + Array.from(before).length);
  const { state, meaningMayHaveChanged, diff } = find(prepareText(LEAD + after + TAIL), selector);
  return { state, flagged: meaningMayHaveChanged, kinds: diff.map(({ kind }) => kind) };
}

test.each([
  ["number", "police arrested 40 people", "police arrested 14 people"],
  ["number", "police arrested two people", "police arrested three people"],
  ["number", "the fund lost $5 million", "the fund lost $5 billion"],
  ["number", "the fund lost $5 million", "the fund lost €5 million"],
  ["number", "growth was 1.5 percent", "growth was 15 percent"],
  ["number", "growth was 1.5 percent", "growth was -1.5 percent"],
  ["number", "growth was 1,500 tons", "growth was 1.500 tons"],
  ["number", "an area of 10² metres", "an area of 102 metres"],
  ["number", "she won ½ of the votes", "she won ¼ of the votes"],
  ["number", "he was the 2nd president", "he was the 3rd president"],
  ["number", "the vote was 54-45 in the House", "the vote was 45-54 in the House"],
  ["number", "at 5 a.m. the men arrived", "at 5 p.m. the men arrived"],
  ["number", "he walked 5 km to the town", "he walked 5 miles to the town"],
  ["number", "twenty-five people came", "twenty-six people came"],
  ["number", "El alcalde firmó dos órdenes", "El alcalde firmó tres órdenes"],
  ["number", "one hundred and ninety-nine people came", "one hundred and ninety people came"],
  [
    "number",
    "one hundred and ninety-nine people came to the hall on foot",
    "100 people came to the hall on foot",
  ],
  ["number", "half a million people came", "half a billion people came"],
  ["number", "one and a half million people came", "one million people came"],
  ["number", "Vinieron ciento noventa y nueve personas", "Vinieron ciento noventa personas"],
  ["number", "quatre-vingt-dix-neuf personnes sont venues", "quatre-vingt-neuf personnes sont venues"],
  ["number", "einhundertneunundneunzig Menschen kamen", "einhundertneunundvierzig Menschen kamen"],
  ["date", "the law was passed in nineteen eighty-four", "the law was passed in 1985"],
  ["date", "growth was strong in May", "growth was strong in June"],
  ["date", "the law was passed in 1984", "the law was passed in 1985"],
  ["date", "on January 5 the law was passed", "on January 15 the law was passed"],
  ["date", "El alcalde firmó la orden el lunes", "El alcalde firmó la orden el martes"],
  ["negation", "he did not say it was true", "he did say it was true"],
  ["negation", "he didn’t say it was true", "he did say it was true"],
  ["negation", "he can say it was true", "he can’t say it was true"],
  ["negation", "the arrest was lawful then", "the arrest was unlawful then"],
  ["negation", "the mayor said it was safe", "the mayor denied it was safe"],
  ["negation", "with a warrant from a judge", "without a warrant from a judge"],
  ["negation", "nobody was hurt in the fire", "somebody was hurt in the fire"],
  ["negation", "El alcalde nunca firmó la orden", "El alcalde ya firmó la orden"],
  ["negation", "Der Rat hat keine Anordnung erlassen", "Der Rat hat eine Anordnung erlassen"],
  ["negation", "Le maire n’a pas signé l’ordre", "Le maire a signé l’ordre"],
  ["negation", "市长没有签署命令", "市长签署命令"],
  ["negation", "市長は命令に署名しなかった", "市長は命令に署名した"],
  ["negation", "ראש העיר לא חתם על הצו", "ראש העיר חתם על הצו"],
  ["negation", "мэр не подписал приказ вчера", "мэр подписал приказ вчера"],
  ["name", "President Smith spoke in the city", "President Jones spoke in the city"],
  ["name", "he was born in Kiev", "he was born in Odessa"],
  ["name", "Der Bürgermeister Müller kam", "Der Bürgermeister Schmidt kam"],
  ["wording", "the man was convicted of murder", "the man was charged with murder"],
  ["wording", "the man was convicted of murder", "the man was allegedly convicted of murder"],
  ["wording", "all residents must leave the town", "some residents must leave the town"],
  ["wording", "all residents must leave the town", "all residents may leave the town"],
  ["wording", "prices rose sharply after the vote", "prices rose sharply before the vote"],
  ["wording", "more than half of voters agreed", "less than half of voters agreed"],
  ["wording", "he is the former mayor here", "he is the mayor here"],
  ["wording", "he said his client was innocent", "he said her client was innocent"],
  ["wording", "she is the mayor of the city", "she was the mayor of the city"],
  ["wording", "the “illegal” order was issued", "the illegal order was issued"],
  ["wording", "he works for the US government", "he works for the us government"],
  ["wording", "the trial of the man begins", "the trail of the man begins"],
  ["wording", "Der Mann konnte sagen, was er sah", "Der Mann könnte sagen, was er sah"],
  ["wording", "El alcalde habló ante la prensa", "El alcalde hablo ante la prensa"],
])("a %s that differs is flagged: %s → %s", (kind, before, after) => {
  expect(compare(before, after)).toEqual({
    state: "changed",
    flagged: true,
    kinds: expect.arrayContaining([kind]),
  });
});

test.each([
  ["police arrested two people", "police arrested 2 people"],
  ["the fund lost $5 million", "the fund lost $5m"],
  ["growth was 1.5 percent", "growth was 1.5%"],
  ["growth was 1,500 tons", "growth was 1500 tons"],
  ["twenty-five people came", "25 people came"],
  ["one hundred and ninety-nine people came to the hall on foot", "199 people came to the hall on foot"],
  ["one hundred ninety-nine people came", "one hundred and ninety-nine people came"],
  ["one and a half million people came", "1.5 million people came"],
  ["two thousand, three hundred people came to the hall", "2,300 people came to the hall"],
  ["the forty-second president spoke", "the 42nd president spoke"],
  ["the law was passed in nineteen eighty-four", "the law was passed in 1984"],
  ["Vinieron ciento noventa y nueve personas", "Vinieron 199 personas"],
  ["Dos mil tres millones de euros", "2003 millones de euros"],
  ["quatre-vingt-dix-neuf personnes sont venues", "99 personnes sont venues"],
  ["dix-sept personnes sont venues", "17 personnes sont venues"],
  ["einhundertneunundneunzig Menschen kamen", "199 Menschen kamen"],
  ["más de trescientos puestos", "más de trescietos puestos"],
  ["on Jan. 5 the law was passed", "on January 5 the law was passed"],
  ["he didn't say it was true", "he did not say it was true"],
  ["he cannot say it was true", "he can not say it was true"],
  ["the colour of the programme", "the color of the program"],
  ["officials organised a protest", "officials organized a protest"],
  ["The president spoke here", "the president spoke here"],
  ["Mayor Ruiz, who was elected, spoke", "Mayor Ruiz who was elected spoke"],
  ["he said that his client was innocent", "he said his client was innocent"],
  ["the email was sent to them", "the e-mail was sent to them"],
  ["health care costs are rising", "healthcare costs are rising"],
  ["they recieved the letter", "they received the letter"],
  ["a large building in the town", "a big building in the town"],
  ["he began to speak", "he started to speak"],
  ["Die Straße ist gesperrt", "Die Strasse ist gesperrt"],
])("a copy-edit is `changed` but not flagged: %s → %s", (before, after) => {
  expect(compare(before, after)).toMatchObject({ state: "changed", flagged: false });
});
