import { matching, object } from "../../../lookup/shape.ts";
import { askServer, type ServerAnswer } from "../../ground/ask-server.ts";
import { bodyOf } from "../../ground/body-of.ts";
import { type Meant, spanOf } from "./quote-check.ts";

const made = object({ id: matching(/^[a-z]+_[0-9a-z]+$/) });

export type Saved =
  | { is: "saved" | "known"; claim: string }
  /** `claim`: made already, so that what is tried again makes no second one. */
  | { is: "refused"; claim: string | null; answer: ServerAnswer | null };

/**
 * Makes the claim where it is new, then adds the quote to it. Each write has a key by which a server knows it again, so that one
 * whose answer was lost can be sent once more.
 */
export async function saveQuote(
  meant: Meant,
  wording: { text: string; language: string | null },
  writes: { claim: string; span: string },
): Promise<Saved> {
  const { server, key } = meant;
  let { claim } = meant;
  if (claim === null) {
    const { text, language } = wording;
    const answer = await askServer(`${server.url}/v1/claims`, {
      method: "POST",
      key,
      idempotencyKey: writes.claim,
      body: language === null ? { text } : { text, language },
    });
    if (answer?.status !== 201) return { is: "refused", claim: null, answer };
    claim = bodyOf(answer, made)?.id ?? null;
    // Made, but which one it is was not said: sent again under the same key, it is made once.
    if (claim === null) return { is: "refused", claim: null, answer: null };
  }
  const answer = await askServer(`${server.url}/v1/claims/${claim}/spans`, {
    method: "POST",
    key,
    idempotencyKey: writes.span,
    body: spanOf(meant),
  });
  if (answer?.status === 201) return { is: "saved", claim };
  return answer?.status === 200 ? { is: "known", claim } : { is: "refused", claim, answer };
}
