import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "./chromium.ts";
import { HOSTILE, openStage, PASTED, type Stage } from "./stage.ts";

// `npm run test:browser`: readers' pages as a browser has them. Expressions that run in the page are texts, because
// this side of the tests knows no DOM.

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const violations = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

let browser: Browser;
let stage: Stage;
before(async () => {
  browser = await launchChromium();
  stage = await openStage();
});
after(async () => {
  await browser?.close();
  await stage?.stop();
});

async function withPage<T>(options: BrowserContextOptions, visit: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

async function check(page: Page, text: string): Promise<void> {
  await page.goto(`${stage.url}/`);
  await page.fill("textarea", text);
  await page.click("text=Check this text");
  await page.waitForSelector(".pairs");
}

async function faults(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  const found = violations.parse(
    await page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)"),
  );
  return found.map(({ id, nodes }) => [
    id,
    ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  ]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`no rule of accessibility is broken on any page, ${colorScheme}`, async () => {
    // The policy of the pages lets no foreign script in: axe comes past it.
    await withPage({ colorScheme, bypassCSP: true }, async (page) => {
      for (const [name, path] of Object.entries(stage.paths)) {
        await page.goto(`${stage.url}${path}`);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        assert.deepEqual([name, await faults(page)], [name, []]);
      }
      await check(page, PASTED);
      assert.deepEqual(await faults(page), []);
      // Refusals: nothing typed, and too much of it.
      await page.goto(`${stage.url}/`);
      await page.click("text=Check this text");
      await page.waitForSelector(".error");
      assert.deepEqual(await faults(page), []);
      await page.fill("textarea", "word ".repeat(6_000));
      await page.click("text=Check this text");
      await page.waitForSelector("[aria-invalid]");
      assert.deepEqual(await faults(page), []);
    });
  });
}

test("nothing scrolls sideways at 320 px, nor at 360, 768 and 1280", async () => {
  for (const width of [320, 360, 768, 1280]) {
    await withPage({ viewport: { width, height: 800 } }, async (page) => {
      for (const [name, path] of Object.entries(stage.paths)) {
        await page.goto(`${stage.url}${path}`);
        assert.deepEqual(
          [name, width, await page.evaluate("document.documentElement.scrollWidth")],
          [name, width, width],
        );
      }
      await check(page, PASTED);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
    });
  }
});

test("the first screen of a phone holds verdict, claim, finding, publisher, who checked it and the day", async () => {
  await withPage({ viewport: { width: 360, height: 640 } }, async (page) => {
    for (const name of ["refuted", "unproven", "misleading", "arabic"]) {
      await page.goto(`${stage.url}${stage.paths[name]}`);
      const bottom = await page.evaluate(
        "document.querySelector('.head .facts').getBoundingClientRect().bottom",
      );
      assert.ok(Number(bottom) <= 640, `${name}: ${bottom}`);
    }
    // Of a long claim all but its end: verdict and claim begin there.
    await page.goto(`${stage.url}${stage.paths.long}`);
    assert.ok(Number(await page.evaluate("document.querySelector('h1').getBoundingClientRect().top")) < 320);
  });
});

test("a reader reports a mistake and asks for a check, without scripts, and is told what is wrong at its field", async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${stage.url}${stage.paths.refuted}`);
    await page.getByRole("link", { name: "Report an error" }).click();
    await page.getByRole("button", { name: "Send" }).click();
    assert.match(await page.title(), /^Error: Tell us about this check/);
    const field = page.getByRole("textbox", { name: "What should we know?" });
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.getByRole("link", { name: "Write what we should know." }).click();
    await field.fill("\n\nThe second quote is from 2019.");
    await page.getByRole("radio", { name: "Words about somebody" }).check();
    await page.getByRole("button", { name: "Send" }).click();
    assert.match(
      (await page.locator("main").textContent()) ?? "",
      /Its number is \d+\..*We will have looked at it by \d+ \w+ \d{4}\./,
    );
    await page.goto(`${stage.url}/?q=giraffe+zebra`);
    await page.getByRole("button", { name: "Ask us to check it" }).click();
    assert.equal(new URL(page.url()).search, "");
    assert.equal(await page.getByRole("textbox", { name: "What was said?" }).inputValue(), "giraffe zebra");
    await page.getByRole("button", { name: "Ask for a check" }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Thank you. We have it.");
  });
});

test("a refused form opens with what is wrong, in focus, and breaks no rule of accessibility", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    await withPage({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 640 } }, async (page) => {
      for (const [path, button] of [
        [stage.paths.report, "Send"],
        [stage.paths.ask, "Ask for a check"],
      ] as const) {
        await page.goto(`${stage.url}${path}`);
        await page.getByRole("button", { name: button }).click();
        await page.waitForSelector(".mistakes");
        assert.equal(await page.evaluate("document.activeElement.className"), "mistakes");
        assert.deepEqual(await faults(page), []);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320);
      }
    });
  }
});

test("a journalist comes from a question to a quote to a citation, without scripts", async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${stage.url}/`);
    await page.getByRole("textbox").fill("Was the arrest arbitrary?");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL("**/?q=*");
    await page
      .getByRole("link", { name: "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary." })
      .click();
    assert.match(await page.title(), /^Refuted: One article says a removal order stood before/);
    assert.equal(
      await page.locator("mark").first().textContent(),
      "issued a final removal order against him last year",
    );
    await page.getByText("Cite in another style").click();
    assert.match(
      (await page.locator("#use .terms").textContent()) ?? "",
      /APAVerbatim\. \(2026, November 20\)\. Refuted: /,
    );
    await page.locator(".no").first().click();
    assert.match(page.url(), /#spn_[0-9a-z]+$/);
  });
});

test("a pasted paragraph comes back with each sentence told rightly, and leaves nothing behind", async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${stage.url}/`);
    await page.getByRole("textbox").fill(PASTED);
    await page.getByRole("button", { name: "Check this text" }).click();
    const told = await page.locator(".pair h3").allTextContents();
    assert.deepEqual(told, [
      "Says the same",
      "Not checked here",
      "Says the opposite",
      "Another number",
      "Tells that somebody says it",
      "Not checked here",
    ]);
    assert.equal(page.url(), `${stage.url}/`);
    assert.ok(((await page.locator(".text").textContent()) ?? "").includes("He was seen in the park."));
    await page.getByRole("button", { name: "Change the text" }).click();
    assert.equal(await page.getByRole("textbox").inputValue(), PASTED);
    assert.deepEqual(await page.context().cookies(), []);
  });
});

test("words that try to be markup are words", async () => {
  await withPage({}, async (page) => {
    const problems: string[] = [];
    page.on("console", (message) => problems.push(message.text()));
    for (const path of [
      `/claims/${stage.claims.hostile}`,
      `/embed/claims/${stage.claims.hostile}`,
      "/?q=sign+read",
      "/topics/bridges",
    ]) {
      await page.goto(`${stage.url}${path}`);
      assert.equal(await page.evaluate("document.querySelectorAll('h1').length"), 1, path);
      assert.equal(
        await page.evaluate("document.querySelectorAll('img, [onerror], script:not([type])').length"),
        0,
        path,
      );
      assert.ok(
        ((await page.textContent("body")) ?? "").includes(`The sign read ${HOSTILE} and more.`),
        path,
      );
    }
    await page.goto(`${stage.url}/claims/${stage.claims.hostile}`);
    assert.ok((await page.title()).startsWith(`Supported: Finding "><img src=x`));
    assert.deepEqual(problems, []);
  });
});

test("what XML readers fetch is well-formed", async () => {
  await withPage({}, async (page) => {
    await page.goto(`${stage.url}/about`);
    for (const path of [
      "/feeds/atom",
      `/feeds/claims/${stage.claims.hostile}/atom`,
      "/sitemap.xml",
      "/opensearch.xml",
    ]) {
      const text = await (await fetch(`${stage.url}${path}`)).text();
      const parsed = `new DOMParser().parseFromString(${JSON.stringify(text)}, "application/xml").querySelector("parsererror")`;
      assert.equal(await page.evaluate(`${parsed}?.textContent ?? null`), null, path);
    }
  });
});

test("a correction, a changed source and a withdrawal are met on page, card and feed", async () => {
  await withPage({}, async (page) => {
    await page.goto(`${stage.url}${stage.paths.corrected}`);
    const alert = (await page.locator(".head .alert").textContent()) ?? "";
    assert.match(
      alert,
      /we were wrong\.We said Supported; we now say Refuted\. Why: We had read the notice of another bridge\./,
    );
    await page.goto(`${stage.url}${stage.paths.card}`);
    assert.match(
      (await page.locator(".alert").first().textContent()) ?? "",
      /We said Supported; we now say Refuted\./,
    );
    await page.goto(`${stage.url}${stage.paths.changed}`);
    assert.equal(await page.locator("mark").count(), 0);
    assert.equal(await page.locator(".receipt del").textContent(), "old");
    assert.equal(await page.locator(".receipt ins").textContent(), "new");
    const withdrawn = await page.goto(`${stage.url}${stage.paths.withdrawn}`);
    assert.equal(withdrawn?.status(), 410);
    const feed = await (await fetch(`${stage.url}/feeds/claims/${stage.claims.withdrawn}/json`)).text();
    assert.match(feed, /We have withdrawn this check\./);
    assert.doesNotMatch(feed, /A bridge in the city was closed/);
  });
});

/** A page of somebody else's, on an origin of its own. */
async function foreignPage<T>(body: string, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>Elsewhere</title>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    return await use(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`);
  } finally {
    server.close();
  }
}

const element = (slug: string, more = "") =>
  `<script type="module" async src="${stage.url}/embed/verbatim-claim.1.js"></script><verbatim-claim claim="${slug}"${more}><a href="${stage.url}/claims/${slug}">A check of a claim</a></verbatim-claim>`;

test("the element stands in a foreign page, in its colours, and its links open pages", async () => {
  for (const [scheme, ground] of [
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(19, 21, 23)"],
  ] as const) {
    const body = `<style>:root{color-scheme:${scheme}} body * {font-size:40px;color:red}</style><body><main><h1>Elsewhere</h1><h2>A check</h2>${element(stage.claims.corrected, ' label="supported"')}</main>`;
    await foreignPage(body, (url) =>
      // Whatever the system prefers: the page around it decides.
      withPage({ colorScheme: scheme === "light" ? "dark" : "light", bypassCSP: true }, async (page) => {
        await page.goto(url);
        const card = page.locator("verbatim-claim article");
        await card.waitFor();
        assert.match(
          (await card.textContent()) ?? "",
          /^RefutedThe old bridge was closed by the city\.Our verdict is another one since this card was put here\. We said Supported; we now say Refuted\.Correction, \d+ \w+ \d{4}: we were wrong\. We said Supported; we now say Refuted\. Why: We had read the notice of another bridge\.It was closed by nobody\.“It did not open again”Stands in Bridge story 3Checked by Eve Editor, reviewed by Sam Senior · One report · \d+ \w+ \d{4}Verbatim See 2 quotes$/,
        );
        const inside =
          "getComputedStyle(document.querySelector('verbatim-claim').shadowRoot.querySelector('article'))";
        assert.equal(await page.evaluate(`${inside}.backgroundColor`), ground);
        assert.equal(await page.evaluate(`${inside}.fontSize`), "15px");
        assert.deepEqual(await faults(page), []);
        const [opened] = await Promise.all([
          page.context().waitForEvent("page"),
          card.locator("h3 a").click(),
        ]);
        await opened.waitForLoadState();
        assert.match(await opened.title(), /^Refuted: /);
      }),
    );
  }
});

test("the element works in a sandbox, says what was withdrawn, and leaves what it was given where nothing comes", async () => {
  const framed = element(stage.claims.hostile).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const body = `<body>${element(stage.claims.withdrawn)}${element("no-such-claim")}<iframe title="sandbox" sandbox="allow-scripts allow-popups" srcdoc="${framed}"></iframe>`;
  await foreignPage(body, (url) =>
    withPage({}, async (page) => {
      await page.goto(url);
      const cards = page.locator("verbatim-claim");
      await cards.nth(0).locator("article").waitFor();
      const withdrawn = (await cards.nth(0).locator("article").textContent()) ?? "";
      assert.match(withdrawn, /^WithdrawnWe have withdrawn this check\..*Reason: It was another bridge\./);
      assert.doesNotMatch(withdrawn, /A bridge in the city/);
      assert.equal(await cards.nth(1).locator("a").isVisible(), true);
      const hostile = page.frameLocator("iframe").locator("verbatim-claim article");
      await hostile.waitFor();
      assert.ok(((await hostile.textContent()) ?? "").includes(`The sign read ${HOSTILE} and more.`));
      assert.equal(await hostile.locator("img, script, h1").count(), 0);
    }),
  );
});

test("the card stands in a foreign page, light and dark, and its links open pages", async () => {
  const code = `<iframe src="${stage.url}${stage.paths.card}" title="card" sandbox="allow-popups allow-popups-to-escape-sandbox" width="560" height="600"></iframe>`;
  const foreign = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><body style="background:#888">${code}</body>`);
  });
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  const address = foreign.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  for (const [colorScheme, ground] of [
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(19, 21, 23)"],
  ] as const) {
    await withPage({ colorScheme }, async (page) => {
      await page.goto(`http://127.0.0.1:${port}/`);
      const card = page.frameLocator("iframe");
      assert.equal(await card.locator(".verdict b").first().textContent(), "Refuted");
      const body = page.frames()[1];
      assert.equal(await body?.evaluate("getComputedStyle(document.body).backgroundColor"), ground);
      const [opened] = await Promise.all([page.context().waitForEvent("page"), card.locator("h1 a").click()]);
      await opened.waitForLoadState();
      assert.match(await opened.title(), /^Refuted: /);
    });
  }
  foreign.close();
});

test("on paper, from a dark system too, ink is black and everything is open", async () => {
  await withPage({ colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto(`${stage.url}${stage.paths.refuted}`);
    assert.equal(await page.evaluate("getComputedStyle(document.body).color"), "rgb(0, 0, 0)");
    assert.equal(
      await page.evaluate("getComputedStyle(document.body).backgroundColor"),
      "rgb(255, 255, 255)",
    );
    assert.equal(await page.locator("nav").isVisible(), false);
    assert.equal(await page.locator("#use .terms").isVisible(), true);
  });
});

test("in forced colours shapes have the colour of the text, and marked words a line", async () => {
  await withPage({ forcedColors: "active", colorScheme: "dark" }, async (page) => {
    await page.goto(`${stage.url}${stage.paths.refuted}`);
    const colour = (of: string, what: string) =>
      page.evaluate(`getComputedStyle(document.querySelector("${of}")).${what}`);
    assert.equal(await colour(".verdict svg path", "fill"), await colour(".verdict b", "color"));
    assert.equal(await colour("mark", "borderBottomStyle"), "solid");
  });
});

test("a page of a claim is small, and shifts nothing while it loads", async () => {
  const read = async (path: string) => {
    const html = await (await fetch(`${stage.url}${path}`)).text();
    const style = /href="(\/assets\/style[^"]+)"/.exec(html)?.[1] ?? "";
    const css = await (await fetch(`${stage.url}${style}`)).text();
    return { html: gzipSync(html).length, css: gzipSync(css).length };
  };
  const { html, css } = await read(stage.paths.unproven ?? "");
  console.log(`largest seed: HTML ${html} B, style ${css} B in gzip`);
  assert.ok(css <= 8 * 1024, `${css}`);
  assert.ok(html + css <= 10 * 1024, `${html} + ${css}`);
  await withPage({}, async (page) => {
    await page.goto(`${stage.url}${stage.paths.unproven}`);
    const shift = `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; }).observe({type: "layout-shift", buffered: true}); setTimeout(() => done(sum), 300); })`;
    assert.equal(await page.evaluate(shift), 0);
    assert.equal(
      await page.evaluate("document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"),
      0,
    );
  });
});

test("text of twice the size, and a window of twice the zoom, lose nothing sideways", async () => {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 640, height: 400 },
  ]) {
    await withPage({ viewport }, async (page) => {
      for (const [name, path] of Object.entries(stage.paths)) {
        await page.goto(`${stage.url}${path}`);
        // As the setting of a browser does it; half the width is what a zoom of 200 % leaves.
        if (viewport.width === 1280) await page.evaluate("document.documentElement.style.fontSize = '200%'");
        assert.deepEqual(
          [name, viewport.width, await page.evaluate("document.documentElement.scrollWidth")],
          [name, viewport.width, viewport.width],
        );
      }
    });
  }
});

/** What a screen reader is given of a part of a page, against what is kept. */
async function expectHeard(heard: string, file: string): Promise<void> {
  const kept = readFileSync(new URL(file, import.meta.url), "utf8");
  assert.equal(heard.trim(), kept.trim(), file);
}

test("whoever listens to a pair hears the relation and the sentence before the claim, and the verdict last", async () => {
  await withPage({}, async (page) => {
    await check(page, PASTED);
    const pairs = page.locator(".pair");
    await expectHeard(await pairs.nth(2).ariaSnapshot(), "pair-opposite.aria.txt");
    await expectHeard(await pairs.nth(3).ariaSnapshot(), "pair-number.aria.txt");
    await expectHeard(await pairs.nth(1).ariaSnapshot(), "pair-unchecked.aria.txt");
  });
});

test("whoever listens to a result hears verdict, claim, finding and quote in this order", async () => {
  await withPage({}, async (page) => {
    await page.goto(`${stage.url}/?q=was+the+arrest+arbitrary`);
    await expectHeard(await page.locator(".results > li").first().ariaSnapshot(), "result.aria.txt");
  });
});

test("whoever listens gets verdict, claim, quotes and what is missing in this order", async () => {
  await withPage({}, async (page) => {
    await page.goto(`${stage.url}${stage.paths.refuted}`);
    await expectHeard(await page.locator("main").ariaSnapshot(), "claim.aria.txt");
  });
});
