import { access } from "node:fs/promises";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium as this machine has it: `CHROMIUM` names another one. Says how to get one where there is none. */
export async function launchChromium(): Promise<Browser> {
  const wanted = process.env.CHROMIUM === undefined ? PLACES : [process.env.CHROMIUM];
  for (const executablePath of wanted) {
    const isThere = await access(executablePath).then(
      () => true,
      () => false,
    );
    if (isThere) {
      return chromium.launch({
        executablePath,
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
      });
    }
  }
  throw new Error(
    `There is no Chromium at ${wanted.join(", ")}. On Debian: apt-get install chromium; elsewhere, name yours: CHROMIUM=/path npm run test:browser`,
  );
}
