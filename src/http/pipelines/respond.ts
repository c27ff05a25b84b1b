import type { AppContext } from "../environment.ts";

interface WorkersResponseInit extends ResponseInit {
  /** workerd would encode again what says that it is encoded; other runtimes do not know this. */
  encodeBody?: "manual";
}

/**
 * Every answer is made here, with the headers that every answer of its surface has. One response from one plain
 * object: Hono's own header calls build and copy Headers objects, which for a small answer costs more than the rest
 * of the request.
 */
export function respond(
  c: AppContext,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
  status: number,
  headers: Record<string, string>,
): Response {
  const init: WorkersResponseInit = {
    status,
    headers: { "x-request-id": c.get("requestId"), ...c.get("answerHeaders"), ...headers },
  };
  if (headers["content-encoding"] !== undefined) init.encodeBody = "manual";
  return new Response(body, init);
}

/** JSON that nobody but the asker may keep. */
export function respondPrivately(
  c: AppContext,
  body: unknown,
  status: 200 | 201 | 202 = 200,
  headers: Record<string, string> = {},
) {
  return respond(c, JSON.stringify(body), status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...headers,
  });
}
