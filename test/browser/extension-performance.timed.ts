import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type ExtensionStage, marksOf, openExtensionStage, until } from "./extension-stage.ts";
import { tasksSinceExtension, traced } from "./extension-trace.ts";

// `npm run test:browser`: what the extension costs a page, in the time of the page's own thread.

let stage: ExtensionStage;
before(async () => {
  stage = await openExtensionStage();
});
after(async () => {
  await stage?.stop();
});

const SYLLABLES = "ba ke li mo nu ra se ti vo wa den gor lim nes por tar".split(" ");
/** The same words each time. */
function words(count: number): string[] {
  let state = 7;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join(""),
  );
}

const PARAGRAPH = 80;
const SENTENCE = 16;
const all = words(100_000);
const paragraphs = Array.from({ length: all.length / PARAGRAPH }, (_, p) =>
  Array.from({ length: PARAGRAPH / SENTENCE }, (_, s) => {
    const sentence = all.slice(p * PARAGRAPH + s * SENTENCE, p * PARAGRAPH + (s + 1) * SENTENCE).join(" ");
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  }).join(" "),
);
const SPANS = 200;
const EDITED_EVERY = 10;

test("100,000 words with 200 quotes: short tasks, little time, what is seen first, and nothing is left behind", async () => {
  const address = "http://long.example/story";
  const step = Math.floor(paragraphs.length / SPANS);
  const exacts = Array.from({ length: SPANS }, (_, i) => (paragraphs[i * step] ?? "").split(". ")[1] ?? "");
  const { claim } = await stage.publish(
    address,
    paragraphs.join("\n\n"),
    exacts.map((exact) => ({ exact })),
  );
  assert.ok(claim);
  // One in ten has another word on the page, so that it is looked for in earnest.
  const shown = paragraphs.map((paragraph, p) => {
    if (p % step !== 0 || (p / step) % EDITED_EVERY !== EDITED_EVERY - 1) return paragraph;
    const exact = exacts[p / step] ?? "";
    return paragraph.replace(exact, exact.replace(/ \w+ (\w+)$/, " different $1"));
  });
  stage.web.serve(address, {
    body: `<!doctype html><title>Long</title><body>${shown.map((one) => `<p>${one}</p>`).join("\n")}`,
  });
  const reader = await stage.launch();
  try {
    const page = await reader.context.newPage();
    // Half-way down, so that the first marks have to be there and not at the top.
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        scrollTo(0, document.documentElement.scrollHeight / 2);
        const watch = () => {
          const first = [...CSS.highlights.values()][0];
          const range = first && [...first][0];
          if (!range) {
            setTimeout(watch, 5);
            return;
          }
          const tops = [...CSS.highlights.values()].flatMap((highlight) =>
            [...highlight].map(
              ({ startContainer }) => startContainer.parentElement?.getBoundingClientRect().top ?? 0,
            ),
          );
          Object.assign(globalThis, { firstTops: tops, windowHeight: innerHeight });
        };
        watch();
      });
    });
    const events = await traced(reader.context, page, async () => {
      await page.goto(address);
      await until("all is marked", async () => (await marksOf(page)).length >= SPANS, 60_000);
      await page.waitForTimeout(1500);
    });
    const tasks = tasksSinceExtension(events);
    const longest = Math.max(...tasks.map(({ threadMs }) => threadMs));
    const whole = tasks.reduce((sum, { threadMs }) => sum + threadMs, 0);
    console.log(
      `extension on 100,000 words with ${SPANS} quotes: ${tasks.length} tasks, longest ${longest.toFixed(1)} ms, together ${whole.toFixed(0)} ms of thread time`,
    );
    assert.ok(tasks.length > 5, "tasks of the extension are in the trace");
    assert.ok(longest < 50, `a task took ${longest} ms of its thread`);
    assert.ok(whole < 1500, `all together took ${whole} ms`);
    const first = await page.evaluate(() => {
      const tops: unknown = Reflect.get(globalThis, "firstTops");
      return { tops: Array.isArray(tops) ? tops.map(Number) : [], height: innerHeight };
    });
    assert.ok(
      first.tops.some((top) => top > -first.height && top < 2 * first.height),
      "what was painted first is what the reader sees",
    );
    const names = (await marksOf(page)).map(([name]) => name);
    assert.ok(names.some((name) => name.includes("changed")));

    // Given back where the next address of the same document has no marks.
    const session = await reader.context.newCDPSession(page);
    const used = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize / 2 ** 20;
    };
    const marked = await used();
    await page.evaluate(() => history.pushState({}, "", "/elsewhere"));
    await until("nothing is marked", async () => (await marksOf(page)).length === 0);
    const left = await used();
    console.log(
      `memory of the page and its scripts: ${marked.toFixed(1)} MiB marked, ${left.toFixed(1)} MiB afterwards`,
    );
    // The text alone has .8 MiB; the index lies outside the heap that is asked for here.
    assert.ok(left < marked - 1, "the text and its index are given back");
  } finally {
    await reader.close();
  }
});
