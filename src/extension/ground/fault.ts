import { list, object, text } from "../../lookup/shape.ts";
import type { ServerAnswer } from "./ask-server.ts";
import { bodyOf } from "./body-of.ts";
import { build } from "./build.ts";
import { say, sayWith } from "./say.ts";
import type { Server } from "./settings.ts";
import { h, words } from "./tree.ts";

/** A problem document (RFC 9457), as far as it is shown. */
const problem = object({ code: text(200), detail: text(5_000) });
const withErrors = object({ errors: list(object({ message: text(2_000) }), 100) });

/** The code of a problem, or null for any other answer. */
export function problemCode(answer: ServerAnswer | null): string | null {
  return answer === null || answer.status < 400 ? null : (readProblem(answer)?.code ?? null);
}

function readProblem(answer: ServerAnswer): { code: string; detail: string } | null {
  const read = bodyOf(answer, problem);
  if (read === null) return null;
  // What is said of single fields, where something is.
  const messages = bodyOf(answer, withErrors)?.errors.map(({ message }) => message) ?? [];
  return { code: read.code, detail: [read.detail, ...messages].join(" ") };
}

/** Why a server did not do what it was asked, in its own words where it said any. */
export function faultOf(
  server: Server,
  answer: ServerAnswer | null,
  refused: "requestRefused" | "editRefused",
): Node {
  if (answer === null) return build(say("askNoAnswer", { server: server.name }));
  if (answer.status === 429) return build(say("askBusy", { server: server.name }));
  const why = readProblem(answer)?.detail ?? `${answer.status}`;
  return build(h("span", null, ...sayWith(refused, { server: words(server.name), why: words(why) })));
}
