import type { IncomingMessage, OutgoingHttpHeader, RequestListener, ServerResponse } from "node:http";
import type { FoundAnswer, Keep, KeptAnswers } from "./http/kept-answers.ts";

/** A name as most have it: what is none of these is looked at, and maybe refused, further in. */
const PLAIN_HOST = /^[\w.-]+(?::\d+)?$/;

/**
 * Gives out what is kept before a request is made of what came in, which costs more than the answer; else it goes on to
 * what `next` makes, told how to keep what comes of it.
 */
export function answerFromKept(
  kept: KeptAnswers,
  next: (keepOf: (incoming: IncomingMessage) => Keep | undefined) => RequestListener,
): RequestListener {
  const missed = new WeakMap<IncomingMessage, Keep>();
  const listener = next((incoming) => missed.get(incoming));
  return (incoming, outgoing) => {
    const { method, url = "", headers } = incoming;
    const found = PLAIN_HOST.test(headers.host ?? "") ? kept.find({ method, target: url, headers }) : null;
    if (found === null || typeof found === "function") {
      if (found !== null) missed.set(incoming, found);
      listener(incoming, outgoing);
    } else if (outgoing.shouldKeepAlive) send(outgoing, found);
    // What came with it is read first, so that the connection is closed after the last answer.
    else queueMicrotask(() => send(outgoing, found));
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: FoundAnswer): void {
  const fields: OutgoingHttpHeader[] = fieldsOf(headers).slice();
  fields[ID_VALUE] = crypto.randomUUID();
  if (body === null) outgoing.writeHead(status, fields).end();
  else {
    fields.push("content-length", body.length);
    outgoing.writeHead(status, fields).end(body);
  }
}

const ID_VALUE = 1;
/** Names and values in turns, as Node takes them without looking for each; as long as what is kept. */
const known = new WeakMap<Record<string, string>, string[]>();

function fieldsOf(headers: Record<string, string>): string[] {
  const before = known.get(headers);
  if (before !== undefined) return before;
  const fields = ["x-request-id", "", ...Object.entries(headers).flat()];
  known.set(headers, fields);
  return fields;
}
