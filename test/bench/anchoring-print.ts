import { kinds } from "../anchoring/corpus/case.ts";
import { type Answer, outcomes } from "./anchoring-answers.ts";
import type { Figure, Share } from "./anchoring-demands.ts";
import type { HardCase, PageTimes } from "./anchoring-times.ts";

export function printConfusion(title: string, answers: readonly Answer[]): void {
  console.log(`\n${title}`);
  console.log(
    ["kind".padEnd(18), "cases", ...outcomes]
      .map((head, at) => (at === 0 ? head : head.padStart(12)))
      .join(""),
  );
  for (const kind of kinds) {
    const own = answers.filter((answer) => answer.case.kind === kind);
    if (own.length === 0) continue;
    const counts = outcomes.map((outcome) => own.filter((answer) => answer.outcome === outcome).length);
    console.log(
      kind.padEnd(18) +
        [own.length, ...counts].map((count) => (count === 0 ? "·" : String(count)).padStart(12)).join(""),
    );
  }
}

export function printFigures(figures: readonly Figure[]): void {
  console.log(
    `\n${"".padEnd(6)}${"all".padStart(8)}${"tuning".padStart(9)}${"held out".padStart(10)}${"by hand".padStart(9)}${"demanded".padStart(10)}`,
  );
  for (const { demand, all, tuning, heldOut, handMade, passes } of figures) {
    const mark = demand.atLeast === null || all.of === 0 ? "" : passes ? "pass" : "FAIL";
    const wanted = demand.atLeast === null ? "" : `≥ ${demand.atLeast} %`;
    console.log(
      `${mark.padEnd(6)}${percent(all).padStart(8)}${percent(tuning).padStart(9)}${percent(heldOut).padStart(10)}${percent(handMade).padStart(9)}${wanted.padStart(10)}  ${demand.says} (${all.held}/${all.of})`,
    );
  }
}

function percent({ held, of }: Share): string {
  // Rounded down, so that a figure never looks better than it is.
  return of === 0 ? "–" : `${(Math.floor((held / of) * 1000) / 10).toFixed(1)}`;
}

export function printFailing(title: string, answers: readonly Answer[]): void {
  console.log(`\n${title}: ${answers.length}`);
  for (const answer of answers) console.log(`\n${detail(answer)}`);
}

function detail({ case: { id, kind, quote, revised, truth }, found, outcome }: Answer): string {
  const points = Array.from(revised);
  const text = ({ start, end }: { start: number; end: number }) =>
    `${start}-${end} “${points.slice(start, end).join("")}”`;
  const lines = [
    `${id} (${kind}): ${found.state}, ${outcome}, flag ${found.meaningMayHaveChanged ? "set" : "clear"}${found.moved ? ", moved" : ""}`,
    `  quote  “${quote.exact}”`,
    `  truth  ${truth.place === null ? "gone" : text(truth.place)}, meaning ${truth.meaning}`,
    ...found.places.slice(0, 3).map((place) => `  found  ${text(place)}`),
    ...(found.nearest === null ? [] : [`  near   ${text(found.nearest)}`]),
    ...found.diff.slice(0, 5).map((each) => `  diff   ${each.kind}: “${each.before}” → “${each.after}”`),
  ];
  return lines.join("\n");
}

export interface TimeCheck {
  readonly says: string;
  readonly milliseconds: number;
  readonly atMost: number;
}

export function printTimes(
  pages: readonly PageTimes[],
  hard: readonly HardCase[],
  checks: readonly TimeCheck[],
): void {
  console.log(
    "\nprocessor time, ms      prepare   find mean        p99        max   plain pass   find mean / plain pass",
  );
  for (const { kilobytes, prepare, findMean, findP99, findMax, finds, plainPass } of pages) {
    const columns = [prepare, findMean, findP99, findMax]
      .map((time) => time.toFixed(2).padStart(11))
      .join("");
    console.log(
      `${`${kilobytes} KB, ${finds} finds`.padEnd(20)}${columns}${plainPass.toFixed(2).padStart(13)}${(findMean / plainPass).toFixed(3).padStart(14)}`,
    );
  }
  console.log("\nhard cases, ms          prepare       find");
  for (const { name, prepare, find } of hard) {
    console.log(
      `${" ".repeat(20)}${prepare.toFixed(2).padStart(11)}${find.toFixed(2).padStart(11)}  ${name}`,
    );
  }
  console.log("");
  for (const { says, milliseconds, atMost } of checks) {
    console.log(
      `${(milliseconds <= atMost ? "pass" : "FAIL").padEnd(6)}${milliseconds.toFixed(2).padStart(8)} ms  ≤ ${atMost} ms  ${says}`,
    );
  }
}
