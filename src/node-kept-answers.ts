import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
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
  const id = { "x-request-id": crypto.randomUUID() };
  if (body === null) outgoing.writeHead(status, { ...id, ...headers }).end();
  else outgoing.writeHead(status, { ...id, ...headers, "content-length": body.length }).end(body);
}
