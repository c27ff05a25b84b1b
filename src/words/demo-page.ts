/** Of the article that the demonstration serves, beside the article's own words. */
export const DEMO_PAGE_WORDS = {
  kicker: "An article to look at with the extension",
  byline: "4 March 2026. Invented for this demonstration: town, people and figures.",
  stepsTitle: "See its claims marked",
  build: "In the project’s folder: {command}",
  loadInChromium:
    "Chromium, Chrome, Edge: open {page}, switch “Developer mode” on, choose “Load unpacked” and the folder {folder}.",
  loadInFirefox: "Firefox: open {page}, choose “Load Temporary Add-on” and the file {file}.",
  comeBack: "Come back here and load this page anew.",
  seen: "You will see marks of three kinds: evidence, a claim that is made here, and one that is only told. One has changed since it was checked. The panel lists a quote that is gone.",
  elsewhere:
    "The extension asks {usual}. This demonstration runs at another address: say so in the extension’s options.",
} as const;
