// An article written for this project, for a first look at marked pages. Its town, its people and its figures are invented.

/** Where the demonstration serves it, under the service's own address. */
export const DEMO_PAGE_PATH = "/demo/page";

export const DEMO_HEADLINE = "Harbour library reopens after two years of building work";

const REOPENED =
  "The harbour library in Larkmouth reopened on Tuesday, 3 March 2026, two years after a winter storm flooded its ground floor.";
const COST =
  "The city council says that the work cost 4.2 million crowns, of which insurers paid a little more than half. A table of the costs hangs in the entrance hall.";
const WINDOWS =
  "Readers will find the old reading room where it was, with new windows toward the water and lamps that can be turned down.";
const BOOKS = "None of the 60,000 books on the upper floors was lost, the head librarian said.";
const SUNDAYS =
  "A leaflet that was handed out on the square promises that the library is now open every day, Sundays included. The opening hours on the door name six days, and Sunday is not among them.";
const COSTS_BACK =
  "One councillor told the crowd that the building would earn back its costs within five years. She did not say how, and the council’s budget names no such income.";
const EXHIBITION =
  "An exhibition about the storm runs until the end of May on the ground floor, and entrance to it is free.";

/** As an editor of the demonstration took it down: this is what its quotes were taken from. */
export const DEMO_TAKEN = [REOPENED, COST, `${WINDOWS} ${BOOKS}`, SUNDAYS, COSTS_BACK, EXHIBITION];

/** As the editor found it a day later: a sentence is gone, and so is the quote in it. */
export const DEMO_SEEN_AGAIN = DEMO_TAKEN.map((paragraph) => paragraph.replace(` ${BOOKS}`, ""));

/** As its readers find it: a number has changed since, which nobody but their browser has noticed. */
export const DEMO_NOW = DEMO_SEEN_AGAIN.map((paragraph) => paragraph.replace("4.2 million", "4.8 million"));

/** A text as an editor pastes it. */
export function pasted(paragraphs: readonly string[]): string {
  return [DEMO_HEADLINE, ...paragraphs].join("\n\n");
}
