declare global {
  /** Which browser this was built for (src/dev/build-extension.ts); what is of the other alone is not in it. */
  const BROWSER: "chrome" | "firefox";
}

export {};
