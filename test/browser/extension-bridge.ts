import type { Check } from "./extension-checks.ts";

// One article, as it was when it was checked and as the page has it now, and what two servers say of it.

export const PAGE = "http://news.example/bridge";

export const SOURCE = [
  "The city closed the old bridge on Monday.",
  "Engineers found 40 cracks in its deck.",
  "The mayor said that the bridge was the safest in the country.",
  "It will open again before winter.",
  "Nobody was hurt when the crane fell.",
  "Traders lost a third of their customers.",
].join("\n\n");

export const HOSTILE = `</p><script>document.title="taken"</script><img src=x onerror="document.title='taken'"> & \u202etxt.exe`;

const paragraph = (text: string) => `<p>${text}</p>`;

/** A number was changed, and one paragraph is gone. */
export const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bridge</title>
<style>body{font:18px/1.6 Georgia,serif;max-width:36rem;margin:2rem auto}.filler{height:900px}#box{height:200px;overflow:auto}</style></head>
<body><nav><a href="/other">Other news</a></nav><article><h1>The bridge</h1>
${paragraph("The city closed the old bridge on Monday.")}
${paragraph("Engineers found 14 cracks in its deck.")}
${paragraph("The mayor said that the bridge was the safest in the country.")}
<div class="filler"></div>
${paragraph("It will open again before winter.")}
<div id="box"><div class="filler"></div>${paragraph("Nobody was hurt when the crane fell.")}</div>
<p><button id="own">A control of the page</button></p>
</article></body></html>`;

const reported = {
  label: "supported",
  basis: { strength: "one_report" },
  notSeen: ["the decision itself"],
  summary: "One article says so.",
};

export const FIRST: readonly Check[] = [
  {
    claim: {
      text: "The old bridge was closed on 2 November 2026.",
      claimedOn: "2026-11-02",
      claimant: { name: "The builders" },
    },
    verdict: { ...reported, headline: "A report says that it was closed that Monday." },
    quotes: [{ exact: "The city closed the old bridge on Monday", role: "supports" }],
  },
  {
    claim: { text: "The deck of the old bridge had 40 cracks." },
    verdict: { ...reported, headline: "Engineers found as many." },
    quotes: [{ exact: "Engineers found 40 cracks in its deck", role: "supports" }],
  },
  {
    claim: { text: "The old bridge was the safest in the country.", claimant: { name: "The mayor" } },
    verdict: {
      label: "unproven",
      headline: "The mayor says so, and no figures are given.",
      summary: "No figures were found.",
      searched: ["The reports of the road office from 2020 to 2026."],
      basis: { strength: "interested_party" },
      notSeen: ["figures for other bridges"],
    },
    quotes: [
      {
        exact: "The mayor said that the bridge was the safest in the country",
        role: "appearance",
        stance: "reports",
      },
    ],
  },
  {
    claim: { text: "The old bridge opened again before the winter of 2026." },
    verdict: {
      label: "refuted",
      headline: "It stayed shut until spring.",
      summary: "Another paper saw it shut in February.",
      basis: { strength: "one_report" },
      notSeen: ["the order to open it"],
    },
    quotes: [
      { exact: "It will open again before winter", role: "appearance", stance: "asserts" },
      {
        exact: "The bridge was still shut in February",
        role: "refutes",
        elsewhere: {
          url: "http://paper.example/february",
          text: "The bridge was still shut in February. Snow fell.",
        },
      },
    ],
  },
  {
    claim: { text: "لم يصب أحد عندما سقطت الرافعة.", language: "ar" },
    verdict: { ...reported, headline: `Finding ${HOSTILE}` },
    quotes: [{ exact: "Nobody was hurt when the crane fell", role: "supports" }],
  },
  {
    claim: { text: "Traders near the old bridge lost a third of their customers." },
    verdict: { ...reported, headline: "A report says so." },
    quotes: [{ exact: "Traders lost a third of their customers", role: "supports" }],
  },
];

export const SECOND: readonly Check[] = [
  {
    claim: { text: `The bridge was closed because it was old ${HOSTILE}` },
    verdict: {
      label: "misleading",
      headline: "It was closed, and not for its age.",
      implied: "That age was the reason.",
      summary: "No reason is given.",
      basis: { strength: "one_report" },
      notSeen: ["the order"],
    },
    quotes: [{ exact: "The city closed the old bridge on Monday", role: "refutes" }],
  },
];
