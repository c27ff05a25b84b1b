import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { pageAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { articleSchema } from "../../src/http/articles/article-contract.ts";
import { claimListSchema, claimSchema } from "../../src/http/claims/claim-contract.ts";
import { publicationSchema } from "../../src/http/publications/publication-contract.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { copiedFile, seededFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const NOTICE = 'A demonstration, "$&" and {"id":"clm_ included.';
const ARREST = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ARTICLE = "art_01m7vzj6k0c8cdpexdj7sdzttr";
const URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";

const matches = z.object({ matches: z.array(z.object({ claim: z.object({ notice: z.string() }) })) });
const fresh = temporaryFiles();

describe.each(BACKENDS)(
  "a service that says something of everything in it, over the %s database",
  (backend) => {
    let opened: OpenedDatabase;
    let service: Service;
    let silent: Service;
    beforeAll(async () => {
      opened = await openBackend(
        backend,
        copiedFile(await seededFile(fresh("seeded.db")), fresh("notice.db")),
      );
      service = serviceOver(opened.db, testConfig({ NOTICE }));
      silent = serviceOver(opened.db);
    }, 60_000);
    afterAll(() => opened.close());

    it("says it in a claim, and in the claim as it was published", async () => {
      const claim = await service.read(`/v1/claims/${ARREST}`, claimSchema);
      const { notice, ...rest } = claim;
      expect(notice).toBe(NOTICE);
      expect(rest).toEqual(await silent.read(`/v1/claims/${ARREST}`, claimSchema));
      const past = await service.read(`/v1/claims/${ARREST}/publications/1`, publicationSchema);
      expect(past.claim).toEqual(claim);
    });

    it.each(["/v1/claims?limit=100", "/v1/claims?q=arbitrary%20arrest"])(
      "says it in each claim of %s",
      async (path) => {
        const { claims } = await service.read(path, claimListSchema);
        expect(claims.length).toBeGreaterThan(5);
        expect(new Set(claims.map(({ notice }) => notice))).toEqual(new Set([NOTICE]));
        const without = await silent.read(path, claimListSchema);
        expect(claims.map(({ notice: _, ...claim }) => claim)).toEqual(without.claims);
      },
    );

    it("says it in each claim of a page and of an article", async () => {
      const page = await service.read(`/v1/annotations?url=${URN}`, pageAnnotationsSchema);
      const article = await service.read(`/v1/articles/${ARTICLE}`, articleSchema);
      const without = await silent.read(`/v1/annotations?url=${URN}`, pageAnnotationsSchema);
      expect(page.claims).toEqual(without.claims.map((claim) => ({ notice: NOTICE, ...claim })));
      expect(article.claims).toEqual(page.claims);
      expect(page.spans).toEqual(without.spans);
    });

    it("says it in each claim that a text is matched with", async () => {
      const answer = await service.request("/v1/match", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text: "The arrest of Diallo was arbitrary." }),
      });
      const found = matches.parse(answer.json).matches;
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map(({ claim }) => claim.notice))).toEqual(new Set([NOTICE]));
    });

    it.each([`/v1/claims/${ARREST}`, "/v1/claims", `/v1/annotations?url=${URN}`])(
      "gives %s another tag with another notice, under which it is not sent again",
      async (path) => {
        const other = serviceOver(opened.db, testConfig({ NOTICE: "Another notice." }));
        const tags = await Promise.all(
          [service, other, silent].map(
            async (asked) => (await asked.request(path)).headers.get("ETag") ?? "",
          ),
        );
        expect(new Set(tags).size).toBe(3);
        const [tag = ""] = tags;
        expect((await service.request(path, { headers: { "If-None-Match": tag } })).status).toBe(304);
        expect((await other.request(path, { headers: { "If-None-Match": tag } })).status).toBe(200);
      },
    );
  },
);
