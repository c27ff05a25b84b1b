import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface SourceImport {
  /** Path below the repository, such as `src/claims/slug.ts`. */
  file: string;
  /** A package, `node:…`, or a path below the repository. */
  target: string;
  /** `import type`: gone before anything runs. */
  typeOnly: boolean;
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?(?:[\w*\s{},]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** What a module's source says that it imports: statements, re-exports and `import()` of a literal. */
export function importsOf(file: string, source: string): SourceImport[] {
  return [...source.matchAll(IMPORT)].map((match): SourceImport => {
    const specifier = match[2] ?? match[3] ?? "";
    const target = specifier.startsWith(".") ? join(dirname(file), specifier) : specifier;
    return { file, target, typeOnly: match[1] !== undefined };
  });
}

/** Every import of every TypeScript file below a folder of the repository. */
export function importsBelow(folder: string): SourceImport[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort()
    .flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), "utf8")));
}
