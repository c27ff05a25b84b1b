import { existsSync, statSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";

/** Why files cannot be written there, or null. */
export function refuseFolder(folder: string): string | null {
  return existsSync(folder) && !statSync(folder).isDirectory()
    ? `${folder} is a file: name a folder, which is made where it is missing.`
    : null;
}

/**
 * Writes a file of a folder, which is made where it is missing, and gives its path. Whoever reads meanwhile reads the file
 * before, and a process that dies leaves that.
 */
export async function writeWhole(
  folder: string,
  name: string,
  parts: AsyncIterable<string>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `${name}.part`);
  const file = await open(part, "w");
  try {
    for await (const text of parts) await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(folder, name));
  return join(folder, name);
}
