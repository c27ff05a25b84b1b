import * as z from "zod";

const someArticles = z.object({ articles: z.array(z.object({ urn: z.string().nullable() })) });
const about = z.object({ notice: z.string().nullable() });

/** Five requests that work when pasted into another terminal, against a server with the seeds in it. */
export async function thingsToTry(url: string): Promise<string> {
  const { articles } = someArticles.parse(await (await fetch(`${url}/v1/articles`)).json());
  const urn = articles.find((article) => article.urn !== null)?.urn ?? "";
  const tries: [string, string][] = [
    ["Was the arrest arbitrary? Ask as a reader would", `curl "${url}/v1/claims?q=arbitrary%20arrest"`],
    [
      "One claim: its verdict, the quotes that carry it, and what was not seen",
      `curl "${url}/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary"`,
    ],
    ["Everything marked in one article, in reading order", `curl "${url}/v1/annotations?url=${urn}"`],
    ["What could not be decided either way", `curl "${url}/v1/claims?label=unproven"`],
    [
      "What happened to a claim since it was published",
      `curl "${url}/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary/history"`,
    ],
  ];
  const { notice } = about.parse(await (await fetch(`${url}/v1/about`)).json());
  return [
    `Verbatim serves the demonstration at ${url}`,
    ...(notice === null ? [] : [notice]),
    "",
    "Five things to try, in another terminal:",
    "",
    ...tries.flatMap(([what, command], i) => [`  ${i + 1}. ${what}`, `     ${command}`, ""]),
    "An article to look at with the browser extension, and how to load it:",
    `     ${url}/demo/page`,
    "",
    "Editors work at the desk. Make yourself a key in another terminal, and sign in with it (here one person may publish alone):",
    `     DATABASE_URL=file:data/demo.db npm run cli -- keys create --name "Your Name" --role admin`,
    `     ${url}/desk`,
    "",
    `The reference, to read and to try in a browser: ${url}/docs`,
    "Press Ctrl-C to stop.",
  ].join("\n");
}
