import { Hono } from "hono";
import { accepts } from "hono/accepts";
import { createMiddleware } from "hono/factory";
import type { AppContext, Environment } from "../../http/environment.ts";
import { type ProblemPresenter, sendProblem } from "../../http/pipelines/answer-errors.ts";
import { secondsToWait } from "../../http/pipelines/rate-limit.ts";
import { jsonBody, parsedBody } from "../../http/pipelines/request-body.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { problem } from "../../http/problems.ts";
import { answerMessage } from "./answer-message.ts";

/** A text of 25,000 characters, however it is escaped. */
const BODY_LIMIT_BYTES = 512 * 1024;
const JSON_TYPE = "application/json";
const STREAM_TYPE = "text/event-stream";

/** JSON-RPC's own error, where the protocol was not reached. */
export const presentMcpError: ProblemPresenter = (c, { status, headers, told }) => {
  const { "content-type": _type, ...kept } = headers;
  const code = told.code === "invalid-json" ? PARSE_ERROR : SERVER_ERROR;
  return respond(c, jsonRpcError(code, told.detail), status, { ...kept, "content-type": JSON_TYPE });
};

/** https://www.jsonrpc.org/specification#error_object */
const PARSE_ERROR = -32_700;
const SERVER_ERROR = -32_000;

const jsonRpcError = (code: number, message: string) =>
  JSON.stringify({ jsonrpc: "2.0", error: { code, message }, id: null });

/** Before the body is read: who asks by which method, from where, and what they take. */
const guard = createMiddleware<Environment>(async (c, next) => {
  if (c.req.method !== "POST") {
    const headers = { Allow: "POST" };
    return sendProblem(c, problem("method-not-allowed", "Send messages with POST.", { headers }));
  }
  const refusal = refuseForeign(c);
  if (refusal !== null) return sendProblem(c, problem("forbidden", refusal));
  if (typeFor(c) !== "") return next();
  const error = jsonRpcError(SERVER_ERROR, `Accept ${JSON_TYPE} or ${STREAM_TYPE}.`);
  return respond(c, error, 406, { "content-type": JSON_TYPE, "cache-control": "no-store" });
});

/**
 * The Model Context Protocol over streamable HTTP (https://modelcontextprotocol.io/specification), without sessions: each
 * request has a server of its own, so that two at once never get each other's answer, and any instance may answer.
 */
export const mcpRoutes = new Hono<Environment>().all("/mcp", guard, jsonBody(BODY_LIMIT_BYTES), async (c) =>
  withOurHeaders(c, await serve(c, typeFor(c))),
);

/** What this client is answered in, empty where it takes neither; JSON where nothing is said. */
function typeFor(c: AppContext): string {
  const supports = [JSON_TYPE, STREAM_TYPE];
  if (!c.req.header("accept")?.trim()) return JSON_TYPE;
  return accepts(c, { header: "Accept", supports, default: "", match: chooseType });
}

type Accepted = Parameters<NonNullable<Parameters<typeof accepts>[1]["match"]>>[0];

/** RFC 9110 12.5.1; JSON wherever it is welcome. */
function chooseType(accepted: Accepted): string {
  const weight = (type: string) => {
    const [group] = type.split("/");
    const exact = accepted.find((one) => one.type.toLowerCase() === type);
    const ranged = accepted.find((one) => one.type === `${group}/*`);
    return (exact ?? ranged ?? accepted.find((one) => one.type === "*/*"))?.q ?? 0;
  };
  const [json, stream] = [weight(JSON_TYPE), weight(STREAM_TYPE)];
  if (json === 0 && stream === 0) return "";
  return json > 0 ? JSON_TYPE : STREAM_TYPE;
}

/** The origin of the asking page, where the operator said that it may ask. */
export function mcpOriginOf(c: AppContext): string | null {
  const origin = c.req.header("origin");
  return origin !== undefined && c.get("config").mcpOrigins.includes(origin) ? origin : null;
}

/** A page elsewhere must not drive the server on its reader's machine, by no name of it (DNS rebinding). */
function refuseForeign(c: AppContext): string | null {
  const { publicUrl, mcpOrigins } = c.get("config");
  const origin = c.req.header("origin");
  if (origin !== undefined && origin !== new URL(publicUrl).origin && mcpOriginOf(c) === null) {
    return "Pages of this origin may not ask here.";
  }
  const { hostname, host } = new URL(c.req.url);
  const known = [new URL(publicUrl).host, ...mcpOrigins.map((one) => new URL(one).host)];
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return isLocal || known.includes(host) ? null : "This server does not go by that name.";
}

async function serve(c: AppContext, type: string): Promise<Response> {
  const message = await parsedBody(c);
  const headers = new Headers(c.req.raw.headers);
  // What Accept says has been read already; the transports want both types named, in one spelling.
  headers.set("accept", `${JSON_TYPE}, ${STREAM_TYPE}`);
  // The first message is there to agree on a revision: whatever one its header names is no reason to refuse it.
  if (methodOf(message) === "initialize") headers.delete("mcp-protocol-version");
  const request = new Request(c.req.url, { method: "POST", headers });
  return answerMessage(request, message, type === JSON_TYPE, {
    db: c.get("db"),
    config: c.get("config"),
    inference: c.get("inference"),
    waitToCheck: () => secondsToWait(c, "match"),
  });
}

function methodOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "method" in message ? message.method : null;
}

function withOurHeaders(c: AppContext, answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(c.get("answerHeaders"))) headers.set(name, value);
  headers.set("x-request-id", c.get("requestId"));
  headers.set("cache-control", "no-store");
  return new Response(answer.body, { status: answer.status, headers });
}
