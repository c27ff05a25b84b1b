import { expect, it } from "vitest";
import { describe as describeQuote, find, prepareText } from "../../src/anchoring/index.ts";

const BEFORE = "The council met in the old town hall late on Monday evening. ";
const AFTER = ". The next meeting will be held in the spring of next year.";

function isFlagged(quote: string, now: string): boolean {
  const selector = describeQuote(BEFORE + quote + AFTER, BEFORE.length, BEFORE.length + quote.length);
  return find(prepareText(BEFORE + now + AFTER), selector).meaningMayHaveChanged;
}

it.each([
  ["Few people were hurt in the storm", "A few people were hurt in the storm"],
  ["They had little time to leave", "They had a little time to leave"],
  ["The minister re-signed on Monday", "The minister resigned on Monday"],
  ["The sofa was re-covered in May", "The sofa was recovered in May"],
  ["The players who trained hard won the cup", "The players, who trained hard, won the cup"],
  ["She has led the party for years", "She had led the party for years"],
  ["The firm does sell the drug abroad", "The firm did sell the drug abroad"],
  ["We're ready to talk to them now", "Were ready to talk to them now"],
  ["The profit was (3.2) million last year", "The profit was 3.2 million last year"],
  ["The plant makes 40 MW of power", "The plant makes 40 mW of power"],
  ["About 1 in 5 patients recovered fully", "About 1 to 5 patients recovered fully"],
  ["The bank has already paid the fine", "The bank has paid the fine"],
  ["The judge still denies the claim", "The judge denies the claim"],
  ["They voted for a ban on cars", "They voted for the ban on cars"],
])("a small difference that turns a quote is flagged: %s → %s", (quote, now) => {
  expect([isFlagged(quote, now), isFlagged(now, quote)]).toEqual([true, true]);
});

it.each([
  ["It is not true that he did not come", "It isn't true that he didn't come"],
  ["Ana Ruiz, who led the party, won", "Ana Ruiz who led the party, won"],
  ["The council closed the bridge to cars", "Council closed the bridge to cars"],
  ["Some 40 per cent of voters stayed away", "Some 40 percent of voters stayed away"],
  ["The road (now shut) was old", "The road, now shut, was old"],
])("and one that does not is not: %s → %s", (quote, now) => {
  expect(isFlagged(quote, now)).toBe(false);
});
