import { access } from "node:fs/promises";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is on this machine: `CHROMIUM` names another one. Says how to get one where there is none. */
export async function chromiumPath(): Promise<string> {
  const wanted = process.env.CHROMIUM === undefined ? PLACES : [process.env.CHROMIUM];
  for (const path of wanted) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(
    `There is no Chromium at ${wanted.join(", ")}. On Debian: apt-get install chromium; elsewhere, name yours: CHROMIUM=/path npm run test:browser`,
  );
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}
