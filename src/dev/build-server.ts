import { readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Loader, type Plugin } from "esbuild";
import { bundleBrowserScripts } from "../browser-bundles.ts";
import { keepCompiled } from "./keep-compiled.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where `npm start` looks. */
export const SERVER_FOLDER = join(ROOT, "dist/server");

/** What is not needed once everything is built, or is asked for by a name that is only known at run time, as native code is. */
const OUTSIDE = ["esbuild", "@huggingface/transformers"];

/** CommonJS packages ask for parts of Node in their own way, which modules lack. */
const REQUIRE = `import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);`;

/** What a module of src/ is in a built server, where that is not itself. */
const REPLACED: Readonly<Record<string, () => Promise<string>>> = {
  "src/browser-bundles.ts": async () =>
    `const scripts = ${JSON.stringify(await bundleBrowserScripts())};
     export const bundleBrowserScripts = async () => scripts;`,
  "src/pictures/picture-thread-file.ts": async () =>
    `export const PICTURE_THREAD = new URL("./picture-thread.js", import.meta.url);`,
  "src/language/sha256.ts": () => readFile(join(ROOT, "src/node-sha256.ts"), "utf8"),
};

/** Modules of asynchronous functions that are loaded when one of these is called first, by their names. */
const LOADED_LATE: Readonly<Record<string, readonly string[]>> = {
  "src/interop/mcp/answer-message.ts": ["answerMessage"],
};
const WHOLE = "?whole";

/**
 * Folders of pure functions whose lists and patterns are many and that no start needs: what others import of them is read
 * when it is first used.
 */
const FOLDERS_READ_LATE = /^src\/(anchoring|matching)\//;
const LATE = "read-late";

/** Numbers, words and lists of them, which contracts are made of, are there at once. */
const isPlain = (value: unknown): boolean =>
  typeof value === "number" || typeof value === "string" || (Array.isArray(value) && value.every(isPlain));

async function lateModuleIn(path: string): Promise<string> {
  const whole: Record<string, unknown> = await import(pathToFileURL(path).href);
  const members = Object.entries(whole).map(([name, value]) =>
    isPlain(value)
      ? `${name}: ${JSON.stringify(value)}`
      : `get ${name}() { return require(${JSON.stringify(path)}).${name}; }`,
  );
  return `module.exports = {${members.join()}};`;
}

/** Zod's messages in all languages but the one that is in use, which nothing asks for: a third of what zod is. */
const LANGUAGES = /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/;

function lateModule(source: string, names: readonly string[]): string {
  const whole = JSON.stringify(`./${basename(source)}${WHOLE}`);
  return names
    .map((name) => `export const ${name} = async (...given) => (await import(${whole})).${name}(...given);`)
    .join("\n");
}

/** Modules keep finding files beside them, and packages, from where their sources lie. */
const asFromItsSource = (folder: string): Plugin => ({
  name: "as-from-its-source",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\?whole$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -WHOLE.length)),
      suffix: WHOLE,
    }));
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, importer, namespace }) => {
      const found = join(dirname(importer), path);
      const isLate = FOLDERS_READ_LATE.test(slashed(relative(ROOT, found)));
      const isAmongThem = FOLDERS_READ_LATE.test(slashed(relative(ROOT, importer)));
      return isLate && !isAmongThem && namespace !== LATE ? { path: found, namespace: LATE } : null;
    });
    onLoad({ filter: /^/, namespace: LATE }, async ({ path }) => ({
      contents: await lateModuleIn(path),
      resolveDir: dirname(path),
    }));
    onLoad({ filter: LANGUAGES }, () => ({ contents: `export { default as en } from "./en.js";` }));
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path, suffix }) => {
      const source = slashed(relative(ROOT, path));
      if (source.startsWith("node_modules/")) return null;
      const loader: Loader = "ts";
      const replaced = await REPLACED[source]?.();
      if (replaced !== undefined) return { contents: replaced, loader, resolveDir: dirname(path) };
      const late = LOADED_LATE[source];
      if (late !== undefined && suffix !== WHOLE)
        return { contents: lateModule(source, late), loader, resolveDir: dirname(path) };
      const contents = await readFile(path, "utf8");
      if (!contents.includes("import.meta.url")) return null;
      const own = `new URL(${JSON.stringify(slashed(relative(folder, path)))}, import.meta.url).href`;
      return { contents: contents.replaceAll("import.meta.url", own), loader, resolveDir: dirname(path) };
    });
  },
});

const slashed = (path: string): string => path.replaceAll("\\", "/");

const NOT_IN_IT = /^src\/(dev|extension)\//;

/** What may be in it: modules, data and what the packages are. */
async function sourcesOf(): Promise<string[]> {
  const entries = await readdir(join(ROOT, "src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name));
  const paths = files.map((file) => slashed(relative(ROOT, join(file.parentPath, file.name))));
  return ["package.json", "package-lock.json", ...paths.filter((path) => !NOT_IN_IT.test(path)).sort()];
}

/**
 * Bundles the server and the command line into a folder below the root, where packages are found; it is replaced as a whole.
 *
 * @param builtAt ms since 1970: sources that were changed later run instead
 */
export async function buildServer(
  folder: string = SERVER_FOLDER,
  builtAt: number = Date.now(),
): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await build({
    absWorkingDir: ROOT,
    entryPoints: { main: "src/cli/built.ts", "picture-thread": "src/pictures/picture-thread.ts" },
    outdir: unfinished,
    bundle: true,
    splitting: true,
    // Names stay: they are in what is logged of errors.
    minifySyntax: true,
    minifyWhitespace: true,
    format: "esm",
    platform: "node",
    // What a bundler takes else for Node: CommonJS, in which all that it has is made at once.
    alias: { tldts: "tldts/dist/es6/index.js" },
    target: "node24",
    // What is beyond Latin 1 would make V8 keep all of a file in two bytes a character.
    charset: "ascii",
    external: OUTSIDE,
    banner: { js: REQUIRE },
    define: { BUILT_AT: String(builtAt), SOURCES: JSON.stringify((await sourcesOf()).join("\n")) },
    legalComments: "linked",
    plugins: [asFromItsSource(folder)],
    logLevel: "warning",
  });
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  // One that is to step aside for its sources would start them.
  if (builtAt > 0) await keepCompiled(join(folder, "main.js"));
}

if (import.meta.main) {
  const before = performance.now();
  await buildServer();
  const took = ((performance.now() - before) / 1000).toFixed(1);
  console.log(`${relative(ROOT, SERVER_FOLDER)} is built, in ${took} s: \`npm start\` runs it.`);
}
