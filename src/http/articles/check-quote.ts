import * as z from "zod";
import { spanSchema } from "../../publications/span-document.ts";
import { locateInArticle } from "../../spans/locate-in-article.ts";
import { quoteToCheck } from "../../spans/span-input.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { BODY_LIMITS } from "../pipelines/request-body.ts";
import { respondPrivately } from "../pipelines/respond.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/articles/{id}/check",
  operationId: "checkQuote",
  tag: "Editing: quotes",
  summary: "Says whether a quote stands word for word in the latest text of an article, and writes nothing",
  role: "editor",
  params: byIdOrSlug,
  body: quoteToCheck,
  example: { quote: { exact: "voted 9 to 2 to keep the library" }, accept: "nearest" },
  bodyLimit: BODY_LIMITS.article,
  version: "none",
  replayable: false,
  answers: {
    ok: z
      .strictObject({ quote: spanSchema.shape.quote, textSha256: z.string() })
      .meta({ id: "CheckedQuote" }),
  },
  problems: ["quote-not-found", "quote-differs", "quote-ambiguous", "text-not-held", "text-mismatch"],
});

export const checkQuoteRoute = createRouter().openapi(contract, async (c) => {
  const located = await locateInArticle(c.get("db"), c.req.valid("param").id, c.req.valid("json"));
  const { textSha256, ...quote } = located.quote;
  return respondPrivately(c, { quote, textSha256 });
});
