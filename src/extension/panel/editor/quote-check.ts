import { LookupRefused } from "../../../lookup/refused.ts";
import { list, object, orAbsent, orNull, text } from "../../../lookup/shape.ts";
import { askServer, type ServerAnswer } from "../../ground/ask-server.ts";
import { problemCode } from "../../ground/fault.ts";
import type { Server } from "../../ground/settings.ts";

/** As the API takes it. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** What the words do for the claim: a role, and of an appearance its stance. */
export const ROLES = {
  supports: { role: "supports", stance: null },
  refutes: { role: "refutes", stance: null },
  context: { role: "context", stance: null },
  asserts: { role: "appearance", stance: "asserts" },
  reports: { role: "appearance", stance: "reports" },
  disputes: { role: "appearance", stance: "disputes" },
} as const;
export type Role = keyof typeof ROLES;

/** A quote that is meant for a claim; `claim` null: for one that does not exist yet. */
export interface Meant {
  server: Server;
  key: string;
  claim: string | null;
  article: string;
  role: Role;
  quote: Quote;
}

const nearestShape = object({ exact: text(10_000) });
const runs = list(object({ quote: text(10_000), text: text(10_000) }), 2_000);
const refusal = object({ nearest: orAbsent(orNull(nearestShape)), comparison: orAbsent(orNull(runs)) });

export type Checked =
  | { is: "stands" | "several" | "unknown-page" | "not-there" }
  | { is: "near"; nearest: string; comparison: readonly { quote: string; text: string }[] }
  | { is: "refused"; answer: ServerAnswer | null };

export function spanOf({ article, role, quote }: Meant) {
  return { article, ...ROLES[role], quote };
}

/** Whether the quote stands word for word in the server's text of the page. Writes nothing. */
export async function checkQuote(meant: Meant): Promise<Checked> {
  const { server, key, claim, article, quote } = meant;
  const [path, body] =
    claim === null
      ? [`/v1/articles/${encodeURIComponent(article)}/check`, { quote }]
      : [`/v1/claims/${claim}/spans?dryRun`, spanOf(meant)];
  return checkedBy(await askServer(server.url + path, { method: "POST", key, body }));
}

function checkedBy(answer: ServerAnswer | null): Checked {
  if (answer?.status === 200) return { is: "stands" };
  switch (problemCode(answer)) {
    case "not-found":
      return names(answer?.body, "article") ? { is: "unknown-page" } : { is: "refused", answer };
    case "quote-ambiguous":
      return { is: "several" };
    case "quote-differs":
    case "quote-not-found":
    case "text-not-held":
      return nearMiss(answer?.body);
    default:
      return { is: "refused", answer };
  }
}

function names(body: unknown, member: string): boolean {
  return typeof body === "object" && body !== null && Reflect.has(body, member);
}

function nearMiss(body: unknown): Checked {
  try {
    const { nearest, comparison } = refusal(body, "problem");
    if (nearest == null) return { is: "not-there" };
    return { is: "near", nearest: nearest.exact, comparison: comparison ?? [] };
  } catch (error) {
    if (error instanceof LookupRefused) return { is: "not-there" };
    throw error;
  }
}
