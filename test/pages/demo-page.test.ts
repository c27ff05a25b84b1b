import { describe, expect, it } from "vitest";
import { BACKENDS, openBackend } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();

describe.each(BACKENDS)("the demonstration's own article, over the %s database", (backend) => {
  it("stands beside the steps by which its claims come to be marked, for no search engine", async () => {
    const { db, close } = await openBackend(backend, fresh(`${backend}-demo.db`));
    const { text, status } = await serviceOver(db, testConfig({ NOTICE: "Demonstration." })).request(
      "/demo/page",
    );
    expect(status).toBe(200);
    expect(text).toContain('<meta name="robots" content="noindex">');
    const article = textOf(elementOf(text, "article"));
    expect(article).toContain("The city council says that the work cost 4.8 million crowns,");
    expect(article).not.toContain("None of the 60,000 books");
    expect(textOf(elementOf(text, "aside"))).toBeTruthy();
    expect(text).toContain("<code>npm run build:extension</code>");
    expect(text).not.toContain(" style=");
    await close();
  });

  it("is nowhere but in a demonstration", async () => {
    const { db, close } = await openBackend(backend, fresh(`${backend}-house.db`));
    expect((await serviceOver(db).request("/demo/page")).status).toBe(404);
    await close();
  });
});
