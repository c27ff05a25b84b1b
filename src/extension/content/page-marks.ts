import type { PreparedText } from "../../anchoring/browser.ts";
import type { Entries } from "../ground/messages.ts";
import type { PageState } from "../ground/passage.ts";
import { type FoundQuote, findQuote, nearestFirst, prepare } from "./anchor/find-quotes.ts";
import { inSlices } from "./anchor/in-slices.ts";
import { Painter } from "./anchor/paint.ts";
import { type PlacedPassage, toPassages, type Wanted } from "./anchor/passages.ts";
import { visiblePart } from "./anchor/visible-part.ts";
import type { NodeRange, PageText } from "./text/page-text.ts";
import { readPage } from "./text/read-page.ts";
import { rootElement } from "./text/unshadowed.ts";

/** Marks are painted as they are found, but not after each of many, ms. */
const PAINT_EVERY_MS = 60;

/** What a run may take of the page's time, ms: a server that sends quotes that take long to find costs no more. */
const MOST_COST_MS = 6000;

/** All that is marked in this document: finds it, paints it, and tells others what there is. */
export class PageMarks {
  #entries: Entries = { entries: [], failed: [], status: "ready", until: 0 };
  #wanted: readonly Wanted[] = [];
  /** Of which pages of which servers. */
  #about = "";
  #text: PageText | null = null;
  #prepared: { text: string; ready: PreparedText } | null = null;
  #found: ReadonlyMap<Wanted, FoundQuote> = new Map();
  #passages: readonly PlacedPassage[] = [];
  #status: PageState["status"] = "waiting";
  readonly #painter = new Painter();
  readonly #listeners: (() => void)[] = [];
  /** Grows with each run; a run that is no longer the last gives up. */
  #run = 0;
  /** What the last run took of the page's time, ms. */
  lastCost = 0;

  /** What servers say of this page now. */
  async give(entries: Entries): Promise<void> {
    this.#entries = entries;
    const claimOf = (wanted: Entries["entries"][number]) =>
      new Map(wanted.entry.claims.map((claim) => [claim.id, claim]));
    this.#wanted = entries.entries.flatMap((served) => {
      const claims = claimOf(served);
      return served.entry.spans.flatMap((span) => {
        const claim = claims.get(span.claim);
        return claim === undefined ? [] : [{ server: served.server, claim, span }];
      });
    });
    const about = entries.entries.map(({ server, entry }) => `${server.url} ${entry.hash}`).join();
    // Another page's marks are gone at once; those of the same one stay until they are found again.
    if (about !== this.#about) this.#settle("waiting", null, new Map());
    this.#about = about;
    this.#found = new Map();
    await this.look();
  }

  /** Reads the page again, and finds again what has to be. */
  async look(): Promise<void> {
    const run = ++this.#run;
    this.lastCost = 0;
    const slices = {
      isGivenUp: () => run !== this.#run,
      spent: (ms: number) => {
        this.lastCost += ms;
      },
    };
    if (this.#wanted.length === 0 || isTranslated()) {
      this.#prepared = null;
      this.#settle(this.#wanted.length === 0 ? "ready" : "translated", null, new Map());
      return;
    }
    const text = await inSlices(readPage(rootElement()), slices);
    if (text === null) return;
    // The same words in other nodes: every quote is where it was.
    if (this.#text?.text === text.text && this.#found.size === this.#wanted.length) {
      this.#settle("ready", text, this.#found);
      return;
    }
    if (this.#prepared?.text !== text.text) {
      const ready = await inSlices(prepare(text), slices);
      if (ready === null) return;
      this.#prepared = { text: text.text, ready };
    }
    const { ready } = this.#prepared;
    const [from, to] = visiblePart(text);
    const order = await inSlices(nearestFirst(this.#wanted, text.text, from, to), slices);
    if (order === null) return;
    const found = new Map<Wanted, FoundQuote>();
    // What was painted stays until all is known again: marks that go and come are worse than marks that are late.
    const isFirst = !this.#passages.some(({ place }) => place !== null);
    // All quotes are one piece of work: many little ones, each in a slice of its own, would be one long task together.
    const isDone = await inSlices(this.#findAll(order, ready, text, found, isFirst), slices);
    if (isDone === null) return;
    this.#settle("ready", text, found);
  }

  /** Finds them in this order, and paints between them where nothing is painted yet. */
  *#findAll(
    order: readonly Wanted[],
    ready: PreparedText,
    text: PageText,
    found: Map<Wanted, FoundQuote>,
    isFirst: boolean,
  ): Generator<void, true> {
    let paintedAt = performance.now();
    for (const wanted of order) {
      if (this.lastCost > MOST_COST_MS) break;
      found.set(wanted, yield* findQuote(ready, wanted.span));
      if (isFirst && performance.now() - paintedAt > PAINT_EVERY_MS) {
        this.#settle("waiting", text, found);
        paintedAt = performance.now();
      }
      yield;
    }
    return true;
  }

  /** Paints again what the page has taken out of the registry. */
  restore(): void {
    this.#painter.restore();
  }

  /** Nothing is shown any more. */
  forget(): void {
    this.#run += 1;
    this.#wanted = [];
    this.#prepared = null;
    this.#settle("ready", null, new Map());
  }

  get text(): PageText | null {
    return this.#text;
  }

  get entries(): Entries {
    return this.#entries;
  }

  state(): PageState {
    const { entries, failed, status } = this.#entries;
    const all = this.#passages.map(({ passage }) => passage);
    return {
      passages: all.filter(({ at }) => at !== null),
      missing: all.filter(({ at }) => at === null),
      servers: [
        ...entries.map(({ server, notice }) => ({ server, notice, failed: false })),
        ...failed.map((server) => ({ server, notice: null, failed: true })),
      ],
      status: status === "ready" ? this.#status : status,
    };
  }

  /** Where a passage stands in the page's nodes; empty where it is not painted. */
  rangesOf(id: string): NodeRange[] {
    const place = this.#passages.find(({ passage }) => passage.id === id)?.place;
    return place && this.#text ? this.#text.rangesOf(place.start, place.end) : [];
  }

  /** Called after each change of what is marked. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #settle(status: PageState["status"], text: PageText | null, found: ReadonlyMap<Wanted, FoundQuote>): void {
    this.#text = text;
    this.#found = found;
    this.#status = status;
    this.#passages = text === null ? [] : toPassages(text.text, found);
    this.#painter.paint(
      this.#passages.flatMap(({ passage, place, server }) =>
        place === null || text === null
          ? []
          : [
              {
                family: passage.family,
                colour: server.colour,
                hasChanged: passage.state !== "standing",
                ranges:
                  passage.state === "standing"
                    ? text.rangesOf(place.start, place.end)
                    : text.rangesWithStruck(place.start, place.end),
              },
            ],
      ),
    );
    for (const listener of this.#listeners) listener();
  }
}

/** A translation's words are not the source's: nothing is judged by them. */
function isTranslated(): boolean {
  const { classList } = rootElement();
  return classList.contains("translated-ltr") || classList.contains("translated-rtl");
}
