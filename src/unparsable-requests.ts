import type { Duplex } from "node:stream";
import { type ProblemCode, problem } from "./http/problems.ts";

/** What Node's parser says when it gives up, and what that means to whoever sent it. */
const REASONS: Record<string, [ProblemCode, string]> = {
  HPE_INVALID_METHOD: ["method-not-allowed", "This server knows GET, HEAD, OPTIONS, POST and PATCH."],
  HPE_HEADER_OVERFLOW: ["invalid-header", "The headers are too large."],
};

const METHODS = "GET, HEAD, OPTIONS, POST, PATCH";

/** Requests that never reach the app because Node cannot parse them get a problem document all the same. */
export function answerUnparsable(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, detail] = REASONS[error.code ?? ""] ?? [
    "invalid-header",
    "The request could not be read as HTTP.",
  ];
  const { status, headers, body } = problem(code, detail, {
    headers: { ...requestId(), ...(code === "method-not-allowed" ? { allow: METHODS } : {}) },
  });
  const lines = Object.entries({
    ...headers,
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  });
  socket.end(
    `HTTP/1.1 ${status} ${status === 405 ? "Method Not Allowed" : "Bad Request"}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
}

/** An address or a Host header that makes no URL: parsed as HTTP, and yet no request. */
export function unreadableAddress(): Response {
  const { status, headers, body } = problem(
    "invalid-header",
    "The address, together with the Host header, is not a URL.",
    { headers: requestId() },
  );
  return new Response(body, { status, headers });
}

/** As every answer of the app has one. */
function requestId(): { "x-request-id": string } {
  return { "x-request-id": crypto.randomUUID() };
}
