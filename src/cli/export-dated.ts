import { createHash } from "node:crypto";
import { chmod, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { withAbsolutePages } from "../http/absolute-pages.ts";
import { DATA_LICENCE } from "../publications/data-licence.ts";
import { instant } from "../text-input.ts";
import {
  codebook,
  type DatedExport,
  type DatedFile,
  datedClaims,
  datedManifest,
  datedReadme,
} from "../transfer/dated-export.ts";
import { progressLine } from "./progress-line.ts";

/** Nobody writes to what was given out. */
const READ_ONLY_FILE = 0o444;
const READ_ONLY_FOLDER = 0o555;

/** Why nothing was written, in words for whoever typed the command. */
export class DatedExportRefusal extends Error {}

/**
 * Writes what readers saw at a moment, now or in the past, into a folder of its own below `parent`, named for the moment. The folder
 * appears whole or not at all, can be read and not written to, and one that is there is never touched. Its path.
 */
export async function exportDated(
  db: Database,
  config: Config,
  parent: string,
  asOf: string | undefined,
): Promise<{ folder: string; claims: number }> {
  const about = describe(config, asOf);
  const folder = join(parent, about.asOf.replaceAll(":", ""));
  const isFile = await stat(parent).then(
    (found) => !found.isDirectory(),
    () => false,
  );
  if (isFile)
    throw new DatedExportRefusal(`${parent} is a file: name a folder, which is made where it is missing.`);
  if (await exists(folder)) throw new DatedExportRefusal(thereAlready(folder));
  await mkdir(parent, { recursive: true });
  const part = `${folder}.part`;
  await clearAway(part);
  await mkdir(part);
  const { claims, file } = await writeClaims(db, config, part, about);
  const files = [
    file,
    await writeText(part, "codebook.json", `${JSON.stringify(codebook(), null, 2)}\n`),
    await writeText(part, "LICENCE.txt", `${DATA_LICENCE.name}\n${DATA_LICENCE.url}\n${DATA_LICENCE.note}\n`),
  ];
  const readme = datedReadme(about, { claims, files: files.map(({ name }) => name) });
  files.push(await writeText(part, "README.md", readme));
  const manifest = `${JSON.stringify(datedManifest(about, { claims, files }), null, 2)}\n`;
  files.push(await writeText(part, "manifest.json", manifest));
  await writeText(part, "SHA256SUMS", files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(""));
  await chmod(part, READ_ONLY_FOLDER);
  try {
    await rename(part, folder);
  } catch (error) {
    // Another export of the same moment was first.
    await clearAway(part);
    if (await exists(folder)) throw new DatedExportRefusal(thereAlready(folder));
    throw error;
  }
  return { folder, claims };
}

function thereAlready(folder: string): string {
  return `${folder} is there already: a dated export is written once and never over.`;
}

/** What was cut off before it got its name. */
async function clearAway(part: string): Promise<void> {
  if (await exists(part)) await chmod(part, 0o755);
  await rm(part, { recursive: true, force: true });
}

function describe(config: Config, asked: string | undefined): DatedExport {
  const now = new Date().toISOString();
  const parsed = instant().safeParse(asked ?? now);
  if (!parsed.success) throw new DatedExportRefusal("--as-of takes a moment such as 2026-11-27T12:00:00Z.");
  if (parsed.data > now)
    throw new DatedExportRefusal(`--as-of takes a moment of the past: it is ${now} here.`);
  const { policy, publicUrl, release, notice } = config;
  const publisher = { name: policy.publisherName, site: policy.publisherSite };
  return { asOf: parsed.data, publisher, publicUrl, release, notice };
}

async function writeClaims(
  db: Database,
  config: Config,
  folder: string,
  about: DatedExport,
): Promise<{ claims: number; file: DatedFile }> {
  const name = "claims.jsonl";
  const progress = progressLine();
  const file = await open(join(folder, name), "wx");
  const hash = createHash("sha256");
  let claims = 0;
  let bytes = 0;
  try {
    for await (const lines of datedClaims(db, about)) {
      claims += lines.length;
      const text = lines.map((line) => `${withAbsolutePages(line, config.publicUrl)}\n`).join("");
      const written = Buffer.from(text, "utf8");
      hash.update(written);
      bytes += written.length;
      await file.write(written);
      progress.show(`${claims} claims`);
      // Loops that only await leak the client's statements: they are freed in a macrotask.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await file.sync();
    await file.chmod(READ_ONLY_FILE);
  } finally {
    await file.close();
  }
  progress.end();
  return { claims, file: { name, bytes, sha256: hash.digest("hex") } };
}

async function writeText(folder: string, name: string, text: string): Promise<DatedFile> {
  const bytes = Buffer.from(text, "utf8");
  const file = await open(join(folder, name), "wx");
  try {
    await file.write(bytes);
    await file.sync();
    await file.chmod(READ_ONLY_FILE);
  } finally {
    await file.close();
  }
  return { name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
