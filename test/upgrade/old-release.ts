import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as z from "zod";

const folder = new URL("./release-0.1.0/", import.meta.url);

/** A copy of the database file that release 0.1.0 wrote. */
export function oldDatabase(path: string): string {
  writeFileSync(path, gunzipSync(readFileSync(new URL("story.db.gz", folder))));
  return path;
}

/** The files of that release's export of it, by name. */
export function oldExport(): Record<string, string> {
  const json = gunzipSync(readFileSync(new URL("export.json.gz", folder))).toString();
  return z.record(z.string(), z.string()).parse(JSON.parse(json));
}
